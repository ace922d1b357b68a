package initsweep.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.run.HostName;
import initsweep.storage.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Records which driver is working in a folder. Advisory: it saves a second driver wasted work, and
 * nothing is lost or duplicated without it.
 *
 * @param id unique identifier of this lease
 * @param host the driver's machine, for messages
 * @param process the driver
 * @param heartbeat time of its last heartbeat
 */
record Lease(String id, String host, DriverProcess process, Instant heartbeat) {
  static final String NAME = "_sweep/lease.json";
  static final Duration STALE = Duration.ofSeconds(60);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A new lease of this process. */
  static Lease mine(Clock clock) {
    return new Lease(
            UUID.randomUUID().toString(), HostName.get(), DriverProcess.mine(), Instant.EPOCH)
        .renewed(clock);
  }

  Lease renewed(Clock clock) {
    return new Lease(id, host, process, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /**
   * Whether the driver's process is known to have exited, or has sent no heartbeat for {@link
   * #STALE}.
   */
  boolean isStale(Clock clock) {
    return process.isGone() || heartbeat.plus(STALE).isBefore(clock.instant());
  }

  boolean isSameAs(Lease other) {
    return id.equals(other.id);
  }

  static Optional<Lease> read(Store store) {
    return store.read(NAME).map(Lease::parse);
  }

  byte[] toJson() {
    JsonNode json =
        JSON.createObjectNode()
            .put("id", id)
            .put("host", host)
            .put("pid", process.pid())
            .put("process_table", process.table())
            .put("started", process.started())
            .put("heartbeat", heartbeat.toString());
    return json.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  /** Content that cannot be parsed is a stale lease of nobody. */
  private static Lease parse(byte[] content) {
    try {
      JsonNode json = JSON.readTree(content);
      long pid = json.path("pid").asLong();
      return new Lease(
          json.path("id").asText(),
          json.path("host").asText(),
          json.has("process_table")
              ? new DriverProcess(
                  json.path("process_table").asText(), pid, json.path("started").asText())
              : DriverProcess.unknown(pid),
          Instant.parse(json.path("heartbeat").asText()));
    } catch (IOException | DateTimeException e) {
      return new Lease("", "", DriverProcess.unknown(0), Instant.EPOCH);
    }
  }
}
