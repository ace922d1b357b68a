package initsweep.report;

import static initsweep.statistics.Metric.FINAL_LOSS;
import static initsweep.statistics.Metric.TEST_ACCURACY;
import static initsweep.statistics.Runs.init;
import static org.assertj.core.api.Assertions.assertThat;

import initsweep.run.RunKey;
import initsweep.statistics.Cell;
import initsweep.statistics.Headline;
import initsweep.statistics.Metric;
import initsweep.statistics.Runs;
import initsweep.statistics.tuning.RungAgreement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every headline there can be, in every language. */
class HeadlineTextTest {
  private static final Cell HE = init("he");
  private static final Cell XAVIER = init("xavier");

  private static Headline.Leading of(Metric metric, Runs runs) {
    return runs.study(metric).headline().orElseThrow();
  }

  private static String english(Runs runs) {
    return Language.EN.sentence(of(TEST_ACCURACY, runs));
  }

  // ---- what each says

  @Test
  void aSettledOneSaysByHowMuchAndOverHowManySeeds() {
    Runs runs =
        new Runs()
            .add(XAVIER, 0.91, 0.90, 0.92, 0.91, 0.90, 0.93)
            .add(HE, 0.93, 0.93, 0.93, 0.94, 0.94, 0.94);
    assertThat(english(runs))
        .isEqualTo(
            "he is best: test accuracy 93.50 % over 6 seeds, 2.33 points ahead of xavier (95 %"
                + " interval 1.06 to 3.60, better at 6 of 6 seeds).");
    assertThat(Language.JA.sentence(of(TEST_ACCURACY, runs)))
        .isEqualTo(
            "最も良いのは he です。テスト正解率は 6 個のシードの平均で 93.50 % です。xavier を 2.33 ポイント上回ります（95 % 信頼区間"
                + " 1.06〜3.60、6 個のシードのうち 6 個で優位）。");
  }

  @Test
  void ofALossTheLeadIsPositiveAndNamedAsOne() {
    Headline.Leading headline = of(FINAL_LOSS, new Runs().ramp(HE, 0.2, 6).ramp(XAVIER, 0.3, 6));
    assertThat(Language.EN.sentence(headline))
        .isEqualTo(
            "he is best: final loss 0.225 over 6 seeds, 0.100 ahead of xavier (95 % interval 0.100"
                + " to 0.100, better at 6 of 6 seeds).");
    assertThat(Language.JA.sentence(headline))
        .contains("最終損失は 6 個のシードの平均で 0.225 です。", "xavier より 0.100 小さい値です");
  }

  @Test
  void whatIsNotSettledIsSaidToBeSo() {
    Runs runs =
        new Runs()
            .add(HE, 0.90, 0.92, 0.91, 0.93, 0.90, 0.92)
            .add(init("lsuv"), 0.91, 0.90, 0.92, 0.90, 0.91, 0.91);
    assertThat(english(runs))
        .startsWith(
            "he has the best mean, test accuracy 91.33 % over 6 seeds, but the difference is"
                + " not significant: 0.50"
                + " points ahead of lsuv (95 % interval -1.35 to 2.35, better at 3 of 6 seeds);"
                + " about ")
        .endsWith(" seeds would be needed to detect it.");
  }

  @Test
  void fewSeedsSettleNothing() {
    Runs runs = new Runs().add(HE, 0.9, 0.92).add(XAVIER, 0.8, 0.82);
    assertThat(english(runs))
        .endsWith(
            "ahead of xavier (95 % interval 10.00 to 10.00, better at 2 of 2 seeds); fewer than 6"
                + " seeds cannot show a significant difference.");
    Runs single = new Runs().add(HE, 0.9).add(XAVIER, 0.8);
    assertThat(english(single))
        .isEqualTo(
            "he has the best mean, test accuracy 90.00 % over 1 seed, 10.00 points ahead of xavier"
                + " (better at 1 of 1 seed); fewer than 6 seeds cannot show a significant"
                + " difference.");
  }

  @Test
  void tunedCellsAreToldWithOneRateForAllAndWithTheirOwn() {
    Headline headline = tuned();
    assertThat(Language.EN.sentence(headline))
        .isEqualTo(
            "With lr=0.01 for every cell, on the held-out images of the tuning runs: he has the"
                + " best mean, validation accuracy 90.00 % over 2 seeds, 10.00 points ahead of"
                + " xavier (95 % interval 10.00 to 10.00, better at 2 of 2 seeds); fewer than 6"
                + " seeds cannot show a significant difference. With the values chosen for each"
                + " (xavier lr=1.0 and he lr=0.4), on the test images: xavier is best: test"
                + " accuracy 94.50 % over 6 seeds, 1.00 points ahead of he (95 % interval 1.00 to"
                + " 1.00, better at 6 of 6 seeds). For xavier, lr=1.0 is at the edge of the values"
                + " tried; try 1.00 to 10.0. Each cell chose once: the variance of choosing is not"
                + " in the interval.");
    assertThat(Language.JA.sentence(headline)).contains("検証データ", "lr=1.0", "1.00 から 10.0");
  }

  @Test
  void equalCellsShareTheFirstPlace() {
    Runs runs = new Runs().add(HE, 0.9, 0.92).add(init("auto"), 0.9, 0.92);
    assertThat(english(runs))
        .isEqualTo(
            "auto and he are first with the same result at every seed: test accuracy 91.00 % over 2"
                + " seeds.");
  }

  @Test
  void cellsThatShareTheFirstPlaceDoNotHideTheNext() {
    Runs runs =
        new Runs()
            .add(HE, 0.90, 0.92, 0.91, 0.93, 0.90, 0.92)
            .add(init("auto"), 0.90, 0.92, 0.91, 0.93, 0.90, 0.92)
            .add(init("lsuv"), 0.91, 0.90, 0.92, 0.90, 0.91, 0.91);
    assertThat(english(runs))
        .startsWith(
            "auto and he are first with the same result at every seed: test accuracy 91.33 % over 6"
                + " seeds; but the difference is not significant: 0.50 points ahead of lsuv (");
  }

  @Test
  void aSettledSecondDoesNotHideAThirdThatIsNot() {
    assertThat(english(thirdIsOpen()))
        .startsWith("he has the best mean, test accuracy 85.50 % over 12 seeds, and its lead over")
        .contains("1.00 points ahead of xavier (95 % interval 1.00 to 1.00, better at 12 of 12")
        .endsWith("The lead over lsuv is not significant.");
  }

  @Test
  void aSingleCellHasNobodyToBeat() {
    assertThat(english(new Runs().add(HE, 0.9, null)))
        .isEqualTo(
            "he is the only cell: test accuracy 90.00 % over 1 seed. 1 of the 2 runs of he did"
                + " not complete and are not in its mean.");
  }

  @Test
  void theIntervalNamesItsPairsAndTheWinsAllSeeds() {
    Double[] he = {0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9};
    Double[] xavier = {0.9, 0.9, 0.9, null, null, null, null, null, null, null};
    Runs runs = new Runs().add(HE, he).add(XAVIER, xavier);
    assertThat(english(runs))
        .contains(
            "level with xavier over the 3 seeds both completed (95 % interval 0.00 to 0.00), better"
                + " at 7 of all 10 seeds, equal at 3, where a run that did not complete loses")
        .endsWith("7 of the 10 runs of xavier did not complete and are not in its mean.");
    assertThat(Language.JA.sentence(of(TEST_ACCURACY, runs)))
        .contains(
            "両方とも完了した 3 個のシードでは、xavier と差がありません（95 % 信頼区間 0.00〜0.00）。完了しなかった実行を負けとすると、全 10 個のシードのうち"
                + " 7 個で優位、3 個で引き分けです。");
  }

  @Test
  void aCellThatIsFirstByItsCompletedRunsHasNotTheBestMean() {
    Runs runs =
        new Runs().add(HE, 0.9, 0.9, 0.9).add(init("1.0"), 0.95, null, null).add(XAVIER, 0.1, 0.1);
    assertThat(english(runs))
        .startsWith("he comes first, as more of its runs completed, test accuracy 90.00 %")
        .contains(
            "5.00 points behind 1.0 at the 1 seed both completed, better at 2 of all 3 seeds");
  }

  @Test
  void aSecondWithoutACompletedRunIsNamedAsOne() {
    assertThat(english(new Runs().ramp(HE, 0.8, 6).add(XAVIER, null, null, null, null, null, null)))
        .isEqualTo(
            "he is best: test accuracy 82.50 % over 6 seeds, at no seed did both it and xavier"
                + " complete (better at 6 of 6 seeds, where a run that did not complete loses). 6"
                + " of the 6 runs of xavier did not complete and are not in its mean.");
  }

  @Test
  void noCellIsFirstWhereNoRunCompleted() {
    assertThat(Language.EN.sentence(new Headline.NoneCompleted(0, 0, 0, null, null)))
        .startsWith("No run that is compared is finished yet");
    assertThat(Language.EN.sentence(new Headline.NoneCompleted(20, 20, 0, 3L, 17L)))
        .isEqualTo("No run completed: 20 of 20 diverged, at iterations 3 to 17.");
    assertThat(Language.EN.sentence(new Headline.NoneCompleted(20, 20, 0, 0L, 0L)))
        .isEqualTo("No run completed: 20 of 20 diverged, at iteration 0.");
    assertThat(Language.EN.sentence(new Headline.NoneCompleted(4, 0, 4, null, null)))
        .isEqualTo("No run completed: 4 of 4 failed.");
    assertThat(Language.EN.sentence(new Headline.NoneCompleted(20, 12, 8, 1L, 40L)))
        .isEqualTo("No run completed: 12 of 20 diverged, at iterations 1 to 40, and 8 failed.");
    assertThat(Language.JA.sentence(new Headline.NoneCompleted(20, 12, 8, 1L, 40L)))
        .isEqualTo("完了した実行はありません。20 回のうち 12 回が反復 1〜40 で発散し、8 回が失敗しました。");
  }

  @Test
  void manyCellsAreNamedInPartAndCounted() {
    List<String> ten = IntStream.range(0, 10).mapToObj(i -> "c" + (char) ('a' + i)).toList();
    assertThat(Language.EN.sentence(new Headline.Untrained(ten, 12, 24, 0)))
        .endsWith(
            "In 10 of 12 cells they are healthy at every seed, forward and backward: "
                + "ca, cb, cc, cd, ce, cf, cg, ch and 2 more.");
    assertThat(Language.JA.sentence(new Headline.Untrained(ten, 12, 24, 1)))
        .contains("12 通りの組み合わせのうち、", "健全なのは 10 通りです：ca、cb", "ほか 2 通り。")
        .endsWith("実行 24 回のうち 1 回は失敗し、測定値がありません。");
  }

  // ---- all of them

  private static Runs thirdIsOpen() {
    return new Runs()
        .ramp(HE, 0.8, 12)
        .ramp(XAVIER, 0.79, 12)
        .add(init("lsuv"), 0.81, 0.8, 0.83, 0.82, 0.85, 0.84, 0.87, 0.86, 0.89, 0.88, 0.91, 0.1);
  }

  /** Ahead by one large win, behind at every other seed. */
  private static Runs luckyOnce() {
    Double[] lucky = new Double[25];
    java.util.Arrays.fill(lucky, 0.5);
    lucky[7] = 0.99;
    Runs runs = new Runs().add(HE, lucky);
    Double[] steady = new Double[25];
    java.util.Arrays.setAll(steady, i -> 0.5 + 0.001 * (i + 1) / 25);
    return runs.add(XAVIER, steady);
  }

  /** By what it shows; a twin of the winner makes it the first of several. */
  private static Map<String, Runs> duels() {
    Double[] failures = new Double[6];
    return Map.ofEntries(
        Map.entry("better", new Runs().ramp(HE, 0.8, 12).ramp(XAVIER, 0.7, 12)),
        Map.entry("better_than_next", thirdIsOpen()),
        Map.entry("worse", luckyOnce()),
        Map.entry(
            "not_settled",
            new Runs()
                .add(HE, 0.9, 0.8, 0.9, 0.8, 0.9, 0.8)
                .add(XAVIER, 0.8, 0.9, 0.8, 0.9, 0.8, 0.9)),
        Map.entry(
            "not_settled_yet",
            new Runs()
                .add(HE, 0.9, 0.8, 0.9, 0.8, 0.9, 0.83)
                .add(XAVIER, 0.8, 0.9, 0.8, 0.9, 0.8, 0.9)),
        Map.entry(
            "equal",
            new Runs()
                .add(HE, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.99)
                .add(XAVIER, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8)),
        Map.entry(
            "none_completed",
            new Runs().add(HE, failures).addFrom(6, HE, 0.9).add(XAVIER, failures)),
        Map.entry("apart", new Runs().add(HE, 0.9, 0.8).addFrom(50, XAVIER, 0.7, 0.6)),
        Map.entry("too_few_seeds", new Runs().add(HE, 0.9, 0.8, null).add(XAVIER, 0.7, 0.9, 0.1)));
  }

  @Test
  void cellsWithTheSameValueAtAnEdgeShareASentence() {
    List<Headline.Edge> edges =
        List.of(
            new Headline.Edge(HE, RunKey.LR, "0.01", 0.001, 0.01),
            new Headline.Edge(init("auto"), RunKey.LR, "1.0", 1, 10),
            new Headline.Edge(XAVIER, RunKey.LR, "0.01", 0.001, 0.01));
    assertThat(Language.EN.sentence(tuned(edges)))
        .contains(
            "For he and xavier, lr=0.01 is at the edge of the values tried; try 0.00100 to 0.0100."
                + " For auto, lr=1.0 is");
  }

  @Test
  void aSweepThatTunesOneCellComparesNothing() {
    assertThat(Language.EN.sentence(tunedAlone()))
        .isEqualTo(
            "he is the only cell. For it lr=0.4 was chosen on held-out images: validation accuracy"
                + " 80.00 % over 1 seed. On the test images: test accuracy 90.50 % over 2 seeds."
                + " For he, lr=0.4 is at the edge of the values tried; try 0.400 to 4.00.");
  }

  private static Headline tunedAlone() {
    return new Headline.Tuned(
        of(TEST_ACCURACY, new Runs().add(HE, 0.90, 0.91)),
        of(Metric.VALIDATION_ACCURACY, new Runs().add(HE, 0.8)),
        new Cell(Map.of(RunKey.LR, "0.4")),
        Map.of(HE, "lr=0.4"),
        List.of(new Headline.Edge(HE, RunKey.LR, "0.4", 0.4, 4)),
        List.of(),
        1);
  }

  private static Headline tuned() {
    return tuned(List.of(new Headline.Edge(XAVIER, RunKey.LR, "1.0", 1, 10)));
  }

  private static Headline tuned(List<Headline.Edge> edges) {
    Cell slow = new Cell(Map.of(RunKey.LR, "0.01"));
    return new Headline.Tuned(
        of(TEST_ACCURACY, new Runs().ramp(XAVIER, 0.92, 6).ramp(HE, 0.91, 6)),
        of(Metric.VALIDATION_ACCURACY, new Runs().add(HE, 0.9, 0.9).add(XAVIER, 0.8, 0.8)),
        slow,
        Map.of(XAVIER, "lr=1.0", HE, "lr=0.4"),
        edges,
        List.of(),
        1);
  }

  /** Three studies of two seeds; xavier is ahead by 1, 2 and 3 points in them. */
  private static Headline inStudies() {
    Runs runs =
        new Runs()
            .add(HE, 0.90, 0.90, 0.90, 0.92, 0.92, 0.92)
            .add(XAVIER, 0.91, 0.92, 0.93, 0.93, 0.94, 0.95);
    Headline.Leading own = runs.studyInStudies(TEST_ACCURACY, 3).headline().orElseThrow();
    return new Headline.Tuned(
        own,
        of(Metric.VALIDATION_ACCURACY, new Runs().add(HE, 0.9, 0.9).add(XAVIER, 0.8, 0.8)),
        new Cell(Map.of(RunKey.LR, "0.01")),
        Map.of(XAVIER, "lr=1.0", HE, "lr=0.4"),
        List.of(),
        List.of(new RungAgreement(2, 0.5, 3)),
        3);
  }

  @Test
  void severalStudiesHaveAnIntervalWithTheirMeansAsUnits() {
    assertThat(Language.EN.sentence(inStudies()))
        .endsWith(
            " Each cell chose 3 times, with seeds of its own each time: the variance of choosing is"
                + " in the interval. With the means of 3 studies as units it is 2.00 points ahead"
                + " of he (95 % interval -0.48 to 4.48). Rung 2 put the candidates in another order"
                + " than the rung before (rank correlation 0.50): the best may have been dropped.");
  }

  private static Headline atEdge(Runs runs) {
    return runs.studyAtEdge(TEST_ACCURACY, XAVIER).headline().orElseThrow();
  }

  static Stream<Headline> headlines() {
    Stream<Headline> others =
        Stream.of(
            of(TEST_ACCURACY, new Runs().add(HE, 0.9)),
            of(TEST_ACCURACY, new Runs().add(HE, 0.9).add(init("twin"), 0.9)),
            tuned(),
            tunedAlone(),
            inStudies(),
            atEdge(new Runs().ramp(HE, 0.8, 12).ramp(XAVIER, 0.7, 12)),
            atEdge(new Runs().ramp(HE, 0.8, 12).ramp(XAVIER, 0.7, 12).addCopy(HE, init("twin"))),
            new Headline.NoneCompleted(0, 0, 0, null, null),
            new Headline.NoneCompleted(20, 20, 0, 3L, 17L),
            new Headline.NoneCompleted(20, 20, 0, 3L, 3L),
            new Headline.NoneCompleted(20, 12, 8, 3L, 17L),
            new Headline.NoneCompleted(20, 0, 20, null, null),
            new Headline.Untrained(List.of(), 12, 24, 0),
            new Headline.Untrained(List.of("relu he", "tanh xavier"), 12, 24, 3));
    Stream<Headline> duels =
        Stream.of(Metric.values())
            .flatMap(
                metric ->
                    Stream.concat(duels().values().stream(), twins())
                        .map(runs -> of(metric, runs)));
    return Stream.concat(others, duels);
  }

  private static Stream<Runs> twins() {
    return duels().values().stream().map(runs -> runs.addCopy(HE, init("twin")));
  }

  @Test
  void everySentenceIsTold() {
    List<String> told = headlines().map(Language.EN::sentence).toList();
    assertThat(Told.texts(Language.EN, "headline.").values())
        .allSatisfy(text -> assertThat(told).anyMatch(Told.pattern(text).asPredicate()));
    assertThat(told).noneMatch(sentence -> sentence.contains("{") || sentence.contains("null"));
  }

  @ParameterizedTest
  @MethodSource("headlines")
  void everyLanguageTellsTheSameNumbers(Headline headline) {
    assertThat(Told.numbers(Language.JA.sentence(headline)))
        .as(Language.JA.sentence(headline))
        .isEqualTo(Told.numbers(Language.EN.sentence(headline)));
  }
}
