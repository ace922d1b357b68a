package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.data.DataSet;
import initsweep.data.DataSets;
import initsweep.kernel.Kernels;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.theory.BornDead;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sweep of conf/dying-relu.yaml against Lu et al. 2019. */
class DyingReluTest {
  private static final String DATA = "normal(100,1)";
  private static final int SEEDS = 1000;

  @ParameterizedTest
  @ValueSource(strings = {"2*2", "2*5", "3*5", "3*10"})
  void theShareOfNetworksBornDeadIsBetweenTheBoundsOfTheory(String hidden) {
    DataSet data = DataSets.open(DATA, new Configuration());
    Trainer trainer = new Trainer(data, Kernels.best());
    double share =
        IntStream.range(0, SEEDS)
                .mapToObj(seed -> trainer.run(config(hidden, seed)))
                .filter(run -> run.measured().diagnosis().dead() == 1)
                .count()
            / (double) SEEDS;
    List<Integer> units = RunKey.HIDDEN.parse(hidden).units();
    BornDead bounds = BornDead.of(units, 1);
    assertThat(share)
        .isBetween(bounds.low() - error(bounds.low()), bounds.high() + error(bounds.high()));
  }

  /** Four standard errors. */
  private static double error(double share) {
    return 4 * Math.sqrt(share * (1 - share) / SEEDS);
  }

  private static RunConfig config(String hidden, int seed) {
    return RunConfig.of(
        DATA,
        Map.of(RunKey.HIDDEN, hidden, RunKey.SEED, String.valueOf(seed), RunKey.ITERATIONS, "0"),
        new ProbePlan(List.of(0), false, 100, 10, 0, 1),
        0);
  }
}
