package initsweep.worker;

import initsweep.result.Cost;
import initsweep.result.RunResult;
import initsweep.result.Status;
import initsweep.run.RunConfig;
import java.io.Serializable;

/** A result as sent between processes: all but the configuration, which both have. */
record PortableResult(
    String runId,
    Status status,
    Integer divergedAt,
    String error,
    RunResult.Measured measured,
    Cost cost)
    implements Serializable {

  static PortableResult of(RunResult result) {
    return new PortableResult(
        result.runId(),
        result.status(),
        result.divergedAt(),
        result.error(),
        result.measured(),
        result.cost());
  }

  RunResult result(RunConfig config) {
    return new RunResult(config, runId, status, divergedAt, error, measured, cost);
  }
}
