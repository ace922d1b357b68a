package initsweep.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import initsweep.table.RunTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What an output folder was made for. Written once, before the first result, and never again.
 *
 * @param meaning everything that decides the results; its hash is the fingerprint
 * @param sweep the sweep as it was asked for, enough to go on with it
 * @param inputs what the theory needs to know of the data
 * @param chunks how many chunk files the plan has
 * @param schemaVersion of the columns of its rows; no part of the meaning, since the same run has
 *     the same results whatever else is recorded of it
 */
public record Manifest(
    JsonNode meaning, JsonNode sweep, JsonNode inputs, int chunks, int schemaVersion) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA_VERSION = "schema_version";

  /** What manifests leave out that were written when there was one version only. */
  private static final int FIRST_VERSION = 1;

  /** The hash of what the results depend on. */
  public String fingerprint() {
    return DigestUtils.sha256Hex(meaning.toString());
  }

  byte[] toJson() {
    ObjectNode node = JSON.createObjectNode().put("fingerprint", fingerprint());
    node.set("meaning", meaning);
    node.set("sweep", sweep);
    node.set("inputs", inputs);
    node.put("chunks", chunks);
    node.put(SCHEMA_VERSION, schemaVersion);
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(node)
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new AssertionError("a JSON tree is always writable", e);
    }
  }

  /**
   * @throws ForeignOutputException if the content is no manifest
   */
  static Manifest parse(byte[] content, String where) {
    try {
      JsonNode node = JSON.readTree(content);
      if (node != null && node.path("meaning").isObject() && node.path("chunks").isInt()) {
        return new Manifest(
            node.get("meaning"),
            node.path("sweep"),
            node.path("inputs"),
            node.get("chunks").intValue(),
            schemaVersion(node, where));
      }
    } catch (IOException e) {
      throw new ForeignOutputException(
          "%s is damaged: %s\nRestore it, or write to another folder with --out."
              .formatted(where, firstLine(e)));
    }
    throw new ForeignOutputException(
        "%s is no manifest of a sweep\nWrite to another folder with --out.".formatted(where));
  }

  private static int schemaVersion(JsonNode manifest, String where) {
    int version = manifest.path(SCHEMA_VERSION).asInt(FIRST_VERSION);
    if (version < FIRST_VERSION || version > RunTable.SCHEMA_VERSION) {
      throw new ForeignOutputException(
          "%s has rows of schema version %s; this InitSweep knows versions 1 to %s\nUse the InitSweep that wrote it, or a newer one."
              .formatted(where, version, RunTable.SCHEMA_VERSION));
    }
    return version;
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }

  /** Whether the runs are all in which {@code other} may be another sweep. */
  public boolean differsOnlyInGrid(Manifest other) {
    return differences(other).stream()
        .allMatch(name -> name.startsWith("sweep.grid") || name.startsWith("sweep.exclude"));
  }

  /**
   * Field by field, where {@code other}, a folder's, differs: {@code run.lr: the folder has 0.01,
   * this sweep has 0.1}.
   */
  List<String> differences(Manifest other) {
    List<String> differences = new ArrayList<>();
    compare("", meaning, other.meaning, differences);
    return differences;
  }

  private static void compare(
      String path, JsonNode here, JsonNode there, List<String> differences) {
    if (Objects.equals(here, there)) {
      return;
    }
    if (areProducts(here, there)) {
      for (int i = 0; i < here.size(); i++) {
        compare("%s[%s]".formatted(path, i), here.get(i), there.get(i), differences);
      }
      return;
    }
    if (here == null || there == null || !here.isObject() || !there.isObject()) {
      differences.add(
          "%s: the folder has %s, this sweep has %s".formatted(path, text(there), text(here)));
      return;
    }
    TreeSet<String> names = new TreeSet<>();
    here.fieldNames().forEachRemaining(names::add);
    there.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      compare(
          path.isEmpty() ? name : path + "." + name, here.get(name), there.get(name), differences);
    }
  }

  /** Whether both are lists of as many structures, which can be compared one by one. */
  private static boolean areProducts(JsonNode here, JsonNode there) {
    return here != null
        && there != null
        && here.isArray()
        && there.isArray()
        && here.size() == there.size()
        && here.path(0).isObject();
  }

  private static String text(JsonNode node) {
    return node == null ? "nothing" : node.isTextual() ? node.textValue() : node.toString();
  }
}
