package initsweep.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.storage.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The mark that every planned run is in the table: {@code _sweep/complete.json} for InitSweep, then
 * {@code runs/_SUCCESS} for other programs.
 *
 * @param runs rows of the table
 * @param diverged of those rows, with status diverged
 * @param failed of those rows, with status failed
 * @param digest of all rows, whatever their order
 */
public record Completion(long runs, long diverged, long failed, String digest) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPLETE = "_sweep/complete.json";
  private static final String SUCCESS = FolderNames.RUNS + "/_SUCCESS";

  /** Writes the mark, and removes temporary files that killed writers left. */
  public void declare(Store store) {
    if (!read(store).equals(Optional.of(this))) {
      withdraw(store);
      store.createIfAbsent(COMPLETE, toJson());
    }
    store.createIfAbsent(SUCCESS, new byte[0]);
    store.list(Store.TEMPORARY).forEach(name -> store.delete(Store.TEMPORARY + "/" + name));
  }

  /** Removes the mark of a table that is no longer complete. */
  public static void withdraw(Store store) {
    store.delete(SUCCESS);
    store.delete(COMPLETE);
  }

  /** The mark in a folder, if it exists and can be read. */
  public static Optional<Completion> read(Store store) {
    return store.read(COMPLETE).flatMap(Completion::parse);
  }

  private byte[] toJson() {
    return JSON.valueToTree(this).toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<Completion> parse(byte[] content) {
    try {
      JsonNode json = JSON.readTree(content);
      return Optional.of(
          new Completion(
              json.path("runs").asLong(),
              json.path("diverged").asLong(),
              json.path("failed").asLong(),
              json.path("digest").asText()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
