package initsweep.statistics.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.run.ConfigKey;
import initsweep.run.RunKey;
import initsweep.statistics.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {
  private static Candidate at(Map<ConfigKey, String> values, Double... scores) {
    return new Candidate(new Cell(values), 0, Arrays.asList(scores));
  }

  private static Candidate rate(String lr, Double... scores) {
    return at(Map.of(RunKey.LR, lr), scores);
  }

  private static Candidate inRung(int rung, String lr, Double... scores) {
    return new Candidate(new Cell(Map.of(RunKey.LR, lr)), rung, Arrays.asList(scores));
  }

  private static Choice accuracy(Candidate... candidates) {
    return Choice.of(List.of(candidates), true).orElseThrow();
  }

  @Test
  void theBestMeanOverTheTuningSeedsIsChosen() {
    Candidate[] candidates = {
      rate("0.1", 0.90, 0.91, 0.92), rate("0.2", 0.96, 0.90, 0.96), rate("0.4", 0.95, 0.95, 0.95)
    };
    Choice choice = accuracy(candidates);
    assertThat(choice.chosen()).isEqualTo(candidates[2]);
    assertThat(choice.runnerUp()).isEqualTo(candidates[1]);
    assertThat(choice.difference().mean()).isEqualTo(0.01, within(1e-15));
    assertThat(choice.difference().count()).isEqualTo(3);
  }

  @Test
  void aLossIsBetterWhereItIsSmaller() {
    Choice choice =
        Choice.of(List.of(rate("0.1", 0.5), rate("0.2", 0.3), rate("0.4", 0.4)), false)
            .orElseThrow();
    assertThat(choice.chosen().values()).hasToString("lr=0.2");
    assertThat(choice.difference().mean()).isEqualTo(-0.1, within(1e-15));
    assertThat(choice.isAtEdge()).isFalse();
  }

  /** One of three seeds is enough, and a loss that is infinite is a run that diverged. */
  @Test
  void aDivergedRunMakesItsCandidateTheWorst() {
    assertThat(accuracy(rate("0.1", 0.2, 0.2), rate("0.2", 0.99, null)).chosen().values())
        .hasToString("lr=0.1");
    assertThat(accuracy(rate("0.1", 0.2, 0.2), rate("0.2", 0.99, null)).runnerUp()).isNull();
    assertThat(
            Choice.of(List.of(rate("0.1", 0.2), rate("0.2", Double.NEGATIVE_INFINITY)), false)
                .orElseThrow()
                .chosen()
                .values())
        .hasToString("lr=0.1");
  }

  @Test
  void whereEveryCandidateDivergedNoneIsChosen() {
    assertThat(Choice.of(List.of(rate("1.0", 0.9, null), rate("2.0", null, null)), true)).isEmpty();
    assertThat(Choice.of(List.of(), true)).isEmpty();
  }

  @Test
  void equalMeansGoToTheSmallerRateWhateverItsPlaceInTheFile() {
    assertThat(accuracy(rate("0.4", 0.9), rate("0.1", 0.9), rate("0.2", 0.9)).chosen().values())
        .hasToString("lr=0.1");
  }

  /** 0.1 + 0.2 and 0.3 are equal on paper only. */
  @Test
  void meansThatDifferByRoundingAreEqual() {
    assertThat(0.1 + 0.2).isGreaterThan(0.3 + 0);
    assertThat(accuracy(rate("0.4", 0.1, 0.2), rate("0.1", 0.3, 0.0)).chosen().values())
        .hasToString("lr=0.1");
    assertThat(accuracy(rate("0.1", 0.3, 0.0), rate("0.4", 0.1, 0.2)).chosen().values())
        .hasToString("lr=0.1");
  }

  @Test
  void equalMeansAtTheSameRateGoToTheFirstInTheFile() {
    Candidate first = at(Map.of(RunKey.LR, "0.1", RunKey.WEIGHT_DECAY, "0.1"), 0.9);
    Candidate second = at(Map.of(RunKey.LR, "0.1", RunKey.WEIGHT_DECAY, "0.0"), 0.9);
    assertThat(accuracy(first, second).chosen()).isEqualTo(first);
    assertThat(accuracy(second, first).chosen()).isEqualTo(second);
  }

  @Test
  void onlyTheLongestTrainedAreChosenFromAndTheRangeIsThatOfAll() {
    Choice choice =
        accuracy(
            inRung(0, "0.1", 0.99), inRung(1, "0.2", 0.8), inRung(1, "0.4", 0.7), inRung(0, "0.8"));
    assertThat(choice.chosen().values()).hasToString("lr=0.2");
    assertThat(choice.runnerUp().values()).hasToString("lr=0.4");
    assertThat(choice.isAtEdge()).as("0.1 and 0.8 were tried, if not for long").isFalse();
  }

  @Test
  void halvingKeepsTheFirstOfTheRanking() {
    List<Candidate> ranking =
        Choice.bestFirst(
            List.of(
                rate("0.1", 0.5), rate("0.2", 0.9), rate("0.3", (Double) null), rate("0.4", 0.7)),
            true);
    assertThat(ranking)
        .extracting(candidate -> candidate.values().toString())
        .containsExactly("lr=0.2", "lr=0.4", "lr=0.1", "lr=0.3");
  }

  @ParameterizedTest
  @CsvSource({
    "0.003 0.03 1.0, 0.003, true, 3e-4, 0.003",
    "0.003 0.03 1.0, 1.0, false, 1, 10",
    "0.1 0.2 0.3, 0.1, true, 0.0333, 0.1",
    "0.1 0.2 0.3, 0.3, false, 0.3, 0.5",
    "0.0 1e-4 0.001, 0.001, false, 0.001, 0.01"
  })
  void aChoiceAtTheEdgeSaysWhereToSearchNext(
      String tried, String best, boolean isLow, double nextLow, double nextHigh) {
    assertThat(among(RunKey.LR, tried, best).edges())
        .containsExactly(new SearchEdge(RunKey.LR, best, isLow, nextLow, nextHigh));
  }

  @ParameterizedTest
  @CsvSource({
    "lr, 0.1 0.2 0.4, 0.2",
    "lr, 0.1, 0.1",
    "weight_decay, 0.0 1e-4 0.001, 0.0",
    "optimizer, sgd momentum(0.9), sgd",
    "batch, 1 2 4, 1"
  })
  void aChoiceWithoutAValueBeyondItIsAtNoEdge(String key, String tried, String best) {
    assertThat(among(RunKey.named(key), tried, best).edges()).isEmpty();
  }

  @Test
  void aWholeNumberHasWholeNumbersBeyondIt() {
    assertThat(among(RunKey.BATCH, "32 64 128", "32").edges())
        .containsExactly(new SearchEdge(RunKey.BATCH, "32", true, 8, 32));
  }

  @Test
  void eachTunedKeyHasItsOwnEdges() {
    Choice choice =
        accuracy(
            at(Map.of(RunKey.LR, "0.1", RunKey.WEIGHT_DECAY, "0.0"), 0.9),
            at(Map.of(RunKey.LR, "0.1", RunKey.WEIGHT_DECAY, "0.1"), 0.8),
            at(Map.of(RunKey.LR, "0.2", RunKey.WEIGHT_DECAY, "0.0"), 0.7));
    assertThat(choice.edges()).extracting(SearchEdge::key).containsExactly(RunKey.LR);
  }

  private static Choice among(RunKey<?> key, String tried, String best) {
    Candidate[] candidates =
        Arrays.stream(tried.split(" ", -1))
            .map(value -> at(Map.of(key, value), value.equals(best) ? 0.9 : 0.5))
            .toArray(Candidate[]::new);
    return accuracy(candidates);
  }
}
