package initsweep.statistics;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import initsweep.run.ConfigKey;
import initsweep.run.ConfigTexts;
import initsweep.run.EvaluationPlan;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.run.Setting;
import initsweep.run.Stage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cell is, how it is named and which comes first. */
class CellTest {

  private static Map<ConfigKey, String> config(Map<ConfigKey, String> others) {
    return Cell.KEYS.stream()
        .collect(toMap(key -> key, key -> others.getOrDefault(key, key.defaultText())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 1e-300 1e-4 0.001 0.01 0.1 1.0 1e+10",
        "0.01 1.0 he lsuv xavier",
        "50*3 300*2 300*10 300*50 [100,50] [784,100]",
        "gaussian(1,0.05) gaussian(1.4,0.05) gaussian(1.76,0.05) gaussian(2.2,0.05)"
            + " gaussian(12,0.05)",
        "relu relu6 tanh"
      })
  void valuesAreInOrderOfTheirNumbers(String ordered) {
    List<Cell> cells =
        Arrays.stream(ordered.split(" ", -1))
            .map(text -> new Cell(Map.of(RunKey.LR, text)))
            .toList();
    assertThat(cells.stream().sorted(Comparator.reverseOrder()).sorted()).isEqualTo(cells);
  }

  @Test
  void whatVariesTellsCellsApartAlsoHowRunsWereMeasured() {
    Map<ConfigKey, String> one = Map.of(RunKey.LR, "0.1", Setting.PROBE_INPUTS, "20");
    Map<ConfigKey, String> other = Map.of(RunKey.LR, "0.2", Setting.PROBE_INPUTS, "40");
    VaryingKeys keys = VaryingKeys.of(Stream.of(config(one), config(other)));
    assertThat(keys.varying()).containsExactly(RunKey.LR, Setting.PROBE_INPUTS);
    assertThat(keys.cell(config(one)::get)).hasToString("lr=0.1 probe.inputs=20");
    assertThat(keys.value(keys.cell(config(one)::get), RunKey.INIT)).isEqualTo("he");
    assertThat(keys.series()).isEqualTo(RunKey.LR);
  }

  @Test
  void runsOfWhichSomeAreMeasuredOnTheirTrainingImagesAreOfTwoCells() {
    EvaluationPlan too = new EvaluationPlan(0, 0, true, Stage.EVALUATE);
    RunConfig with = RunConfig.of("mnist", Map.of(), ProbePlan.DEFAULT, too);
    RunConfig without = RunConfig.of("mnist", Map.of(), ProbePlan.DEFAULT, 0);
    VaryingKeys keys =
        VaryingKeys.of(
            Stream.of(
                ConfigTexts.of(with.json(), Cell.KEYS), ConfigTexts.of(without.json(), Cell.KEYS)));
    assertThat(keys.varying()).containsExactly(Setting.EVALUATE_TRAIN);
  }

  @Test
  void aSingleCellHasTheNameOfItsActivationAndInit() {
    VaryingKeys keys = VaryingKeys.of(Stream.of(config(Map.of()), config(Map.of())));
    assertThat(keys.cell(config(Map.of())::get)).hasToString("relu he");
    assertThat(keys.series()).isEqualTo(RunKey.INIT);
  }

  /** The charts compare initialisations, then activations, else whatever varies first. */
  @Test
  void theSeriesOfAChartAreThatOfTheFirstKeyThatVaries() {
    Stream.of(RunKey.INIT, RunKey.ACTIVATION, RunKey.HIDDEN)
        .forEach(
            key -> {
              VaryingKeys keys =
                  VaryingKeys.of(
                      Stream.of(
                          config(Map.of(key, "a", RunKey.LR, "0.1")),
                          config(Map.of(key, "b", RunKey.LR, "0.2"))));
              assertThat(keys.series()).isEqualTo(key);
            });
  }
}
