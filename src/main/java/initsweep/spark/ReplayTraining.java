package initsweep.spark;

import initsweep.data.DataSet;
import initsweep.ledger.Replay;
import initsweep.result.RunResult;
import initsweep.run.RunConfig;
import initsweep.worker.ChunkTrainer;
import java.time.Duration;
import java.util.List;
import org.apache.spark.SparkConf;

/**
 * Trains a run as a task of a sweep would, with the time limit of Spark's settings if one is set.
 */
public final class ReplayTraining implements Replay.Training {
  private final RunTimeLimit setting = RunTimeLimit.of(new SparkConf());

  @Override
  public RunResult run(DataSet data, RunConfig config, boolean isApart, Duration limit) {
    ChunkTrainer trainer = new ChunkTrainer(data, setting.orElse(limit), isApart);
    return trainer.run(List.of(config), () -> false).get(0);
  }
}
