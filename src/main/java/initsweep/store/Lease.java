package initsweep.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Who is at work in a folder. A courtesy: it spares a second driver wasted work, and nothing gets
 * lost or doubled without it.
 *
 * @param host the driver's machine
 * @param pid its process there
 * @param started when that process began; a process of the same number that began at another time
 *     is another one
 * @param heartbeat when it last said that it is alive
 */
record Lease(String host, long pid, Instant started, Instant heartbeat) {
  static final String NAME = "_sweep/lease.json";
  static final Duration STALE = Duration.ofSeconds(60);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOST = thisHost();
  private static final Instant BEGIN = begin(ProcessHandle.current());

  /** Of this process. */
  static Lease mine(Clock clock) {
    return new Lease(HOST, ProcessHandle.current().pid(), BEGIN, now(clock));
  }

  private static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Instant begin(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** Whose process is gone, if that can be seen from here, or who has been silent for long. */
  boolean isStale(Clock clock) {
    boolean isDead =
        host.equals(HOST)
            && ProcessHandle.of(pid).filter(process -> begin(process).equals(started)).isEmpty();
    return isDead || heartbeat.plus(STALE).isBefore(clock.instant());
  }

  boolean isOfSameProcess(Lease other) {
    return host.equals(other.host) && pid == other.pid && started.equals(other.started);
  }

  static Optional<Lease> read(Store store) {
    return store.read(NAME).map(Lease::parse);
  }

  byte[] toJson() {
    JsonNode json =
        JSON.createObjectNode()
            .put("host", host)
            .put("pid", pid)
            .put("started", started.toString())
            .put("heartbeat", heartbeat.toString());
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(json)
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new AssertionError("texts and numbers are always writable", e);
    }
  }

  /** What cannot be read is nobody's, and stale. */
  private static Lease parse(byte[] content) {
    try {
      JsonNode json = JSON.readTree(content);
      return new Lease(
          json.path("host").asText(),
          json.path("pid").asLong(),
          Instant.parse(json.path("started").asText()),
          Instant.parse(json.path("heartbeat").asText()));
    } catch (IOException | DateTimeException e) {
      return new Lease("", 0, Instant.EPOCH, Instant.EPOCH);
    }
  }
}
