package initsweep.result;

import java.io.Serializable;
import java.time.Instant;

/**
 * Where and how long a run was computed: provenance, no part of its result.
 *
 * @param cpuMillis processor time of the run's thread
 * @param wallMillis time on the clock
 * @param host name of the machine
 * @param finishedAt when the run ended
 * @param jvm version and vendor of the JVM
 * @param vectorBits width of the vector registers used
 */
public record Cost(
    long cpuMillis, long wallMillis, String host, Instant finishedAt, String jvm, int vectorBits)
    implements Serializable {}
