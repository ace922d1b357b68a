package initsweep.report;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a sweep is that has not finished.
 *
 * @param planned runs of the plan as far as it is known
 * @param done runs in the table, including diverged and failed ones
 * @param diverged of those done
 * @param failed of those done
 * @param isTuned whether further stages will add runs to the plan
 * @param written when the page was written
 * @param every how often the page is written while the sweep runs; null if nothing does
 */
public record Unfinished(
    long planned,
    long done,
    long diverged,
    long failed,
    boolean isTuned,
    Instant written,
    Duration every) {}
