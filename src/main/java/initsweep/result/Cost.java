package initsweep.result;

import java.io.Serializable;
import java.time.Instant;

/**
 * Where a run was computed and how long it took: provenance, not part of its result.
 *
 * @param cpuMillis processor time of the run's thread
 * @param wallMillis wall-clock time
 * @param host name of the machine
 * @param finishedAt when the run ended
 * @param jvm version and vendor of the JVM
 * @param vectorBits width of the vector registers used
 */
public record Cost(
    long cpuMillis, long wallMillis, String host, Instant finishedAt, String jvm, int vectorBits)
    implements Serializable {}
