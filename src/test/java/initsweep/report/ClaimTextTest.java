package initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.claims.Claim;
import initsweep.claims.Claim.Judgement;
import initsweep.claims.CriticalEvidence;
import initsweep.claims.Evidence;
import initsweep.claims.Evidence.Papers;
import initsweep.claims.Evidence.Regularised;
import initsweep.claims.GapEvidence;
import initsweep.claims.IsometryEvidence;
import initsweep.claims.IsometryEvidence.Unevenness;
import initsweep.claims.LayerEvidence;
import initsweep.claims.PairedEvidence;
import initsweep.claims.PairedEvidence.Pair;
import initsweep.claims.Result;
import initsweep.claims.ScalesEvidence;
import initsweep.claims.ScalesEvidence.Scale;
import initsweep.claims.SpreadEvidence;
import initsweep.claims.TrainingEvidence;
import initsweep.claims.TrialsEvidence;
import initsweep.claims.TrialsEvidence.InRange;
import initsweep.claims.WeightEvidence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence about a claim, in every language, with numbers that could not be mistaken. */
class ClaimTextTest {
  private static final List<String[]> CELLS =
      List.of(
          new String[] {"sigmoid", "1.0"},
          new String[] {"sigmoid", "0.01"},
          new String[] {"sigmoid", "xavier"},
          new String[] {"relu", "0.01"},
          new String[] {"relu", "xavier"},
          new String[] {"relu", "he"});

  /** All cells alike: claims that contradict each other get each of their results. */
  private static Evidence evidence(
      double saturated, double rho, double drift, double inputShare, double gradLogRatio) {
    List<LayerEvidence> layers =
        CELLS.stream()
            .map(
                cell ->
                    new LayerEvidence(
                        cell[0],
                        cell[1],
                        20,
                        saturated,
                        rho,
                        drift,
                        0.031,
                        inputShare,
                        gradLogRatio))
            .toList();
    return new Evidence(
        layers,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Regularised.NOTHING,
        Papers.NOTHING);
  }

  private static Evidence weights(long outside) {
    WeightEvidence weights = new WeightEvidence(613, outside, 0.97941, 1.01803);
    return new Evidence(
        List.of(),
        Optional.of(weights),
        Optional.empty(),
        Optional.empty(),
        Regularised.NOTHING,
        Papers.NOTHING);
  }

  private static Evidence training(long seeds, long wins, long losses, long idle) {
    TrainingEvidence training = new TrainingEvidence(seeds, wins, losses, idle, false);
    TrainingEvidence tuned = new TrainingEvidence(seeds, wins, losses, idle, true);
    return new Evidence(
        List.of(),
        Optional.empty(),
        Optional.of(training),
        Optional.of(losses == 4 ? tuned : training),
        Regularised.NOTHING,
        Papers.NOTHING);
  }

  /** Sixteen scales: batch norm is ahead at some, behind at others, neither at the rest. */
  private static Evidence scales(int ahead, int behind) {
    List<Scale> scales =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    i < ahead
                        ? new Scale(11, 11, 0, 0.117)
                        : i < ahead + behind
                            ? new Scale(11, 0, 11, 0.86)
                            : new Scale(11, 5, 6, 0.5))
            .toList();
    return regularised(Optional.of(new ScalesEvidence(scales)), Optional.empty(), Optional.empty());
  }

  private static Evidence gap(long narrower, long wider, long gain, long loss) {
    return regularised(
        Optional.empty(),
        Optional.of(new GapEvidence(13, narrower, wider, gain, loss, 0.123, 0.276, 0.634, 0.728)),
        Optional.empty());
  }

  private static Evidence trials(int rates, int decays) {
    return regularised(
        Optional.empty(),
        Optional.empty(),
        Optional.of(new TrialsEvidence(new InRange(97, 25, 49), new InRange(9, rates, decays))));
  }

  private static Evidence regularised(
      Optional<ScalesEvidence> scales, Optional<GapEvidence> gap, Optional<TrialsEvidence> trials) {
    return new Evidence(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Regularised(scales, gap, gap, trials),
        Papers.NOTHING);
  }

  private static Evidence papers(
      CriticalEvidence critical,
      SpreadEvidence sines,
      PairedEvidence pairs,
      IsometryEvidence isometry) {
    return new Evidence(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Regularised.NOTHING,
        new Papers(
            Optional.of(critical),
            Optional.of(sines),
            Optional.of(pairs),
            Optional.of(isometry),
            Optional.of(pairs)));
  }

  /** Thirteen pairs, of which the first kind learns in some and the other in others. */
  private static PairedEvidence pairs(int learned, int plainLearned) {
    return new PairedEvidence(
        IntStream.range(0, 13)
            .mapToObj(
                i ->
                    new Pair(
                        i < learned ? 0.8123 : 0.1135, i < 13 - plainLearned ? 0.0982 : 0.7214))
            .toList());
  }

  private static CriticalEvidence critical(int learned, int heLearned, int xavierLearned) {
    return new CriticalEvidence(pairs(learned, heLearned), pairs(learned, xavierLearned));
  }

  private static IsometryEvidence isometry(double tanh, double relu) {
    return new IsometryEvidence(
        new Unevenness(tanh, 27.1, 0.8 * tanh / 27.1, 1.2 * tanh / 27.1),
        new Unevenness(relu, 43.3, 0.8 * relu / 43.3, 1.2 * relu / 43.3));
  }

  static Stream<Judgement> judgements() {
    return Stream.of(
            evidence(0.72999, 0.0603, Math.log(0.502), 2.2e-12, -11.76),
            evidence(0.4963, 0.587, 0.0034, 2.8e-5, -0.47),
            evidence(0.4963, 0.587, 0.0034, 2.8e-5, -11.76),
            evidence(0.5, 0.587, 0.0034, 0.437, -11.76),
            evidence(0.5, 0.587, 0.0034, 0.437, -0.47),
            weights(0),
            weights(17),
            training(13, 12, 1, 13),
            training(13, 9, 4, 13),
            training(13, 9, 3, 13),
            training(13, 5, 7, 13),
            training(13, 12, 1, 11),
            scales(14, 0),
            scales(12, 2),
            scales(7, 1),
            gap(12, 1, 8, 5),
            gap(9, 4, 8, 5),
            gap(12, 1, 1, 12),
            gap(5, 7, 8, 5),
            trials(8, 8),
            trials(8, 5),
            trials(3, 8),
            papers(
                critical(13, 4, 3),
                new SpreadEvidence(5, 0.913, 0.987),
                pairs(13, 4),
                isometry(0.97, 22.6)),
            papers(
                critical(13, 12, 3),
                new SpreadEvidence(5, 0.731, 0.876),
                pairs(6, 6),
                isometry(1.34, 22.6)),
            papers(
                critical(12, 4, 3),
                new SpreadEvidence(5, 0.137, 0.276),
                pairs(5, 10),
                isometry(9.7, 22.6)))
        .flatMap(evidence -> Claim.judge(evidence).stream())
        .distinct();
  }

  private static String key(Judgement judgement) {
    String reason = judgement.reason().isEmpty() ? "" : "." + judgement.reason();
    return "evidence." + judgement.claim() + "." + judgement.result() + reason;
  }

  @Test
  void everySentenceIsTold() {
    Set<String> told = judgements().map(ClaimTextTest::key).collect(Collectors.toSet());
    for (Language language : Language.values()) {
      assertThat(Told.texts(language, "evidence.").keySet()).isEqualTo(told);
    }
  }

  @ParameterizedTest
  @MethodSource("judgements")
  void aSentenceShowsTheNumbersOfItsNamesInEveryLanguage(Judgement judgement) {
    for (Language language : Language.values()) {
      String text = language.words().texts().get(key(judgement));
      String sentence = language.evidence(judgement);
      assertThat(Told.places(text, sentence))
          .as(sentence)
          .allMatch(place -> place.shows(judgement.numbers().get(place.name())));
    }
  }

  @ParameterizedTest
  @MethodSource("judgements")
  void everyLanguageTellsTheSameNumbers(Judgement judgement) {
    if (judgement.result() != Result.NOT_JUDGED) {
      assertThat(Told.places(words(Language.JA, judgement), Language.JA.evidence(judgement)))
          .containsExactlyInAnyOrderElementsOf(
              Told.places(words(Language.EN, judgement), Language.EN.evidence(judgement)));
    }
  }

  private static String words(Language language, Judgement judgement) {
    return language.words().texts().get(key(judgement));
  }

  /** A table in the terminal cuts a text after a hundred characters. */
  @ParameterizedTest
  @MethodSource("judgements")
  void aTerminalShowsTheWholeSentence(Judgement judgement) {
    assertThat(Language.EN.evidence(judgement)).hasSizeLessThanOrEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotJudgedSaysWhatItNeeds(Claim claim) {
    Evidence nothing =
        new Evidence(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Regularised.NOTHING,
            Papers.NOTHING);
    Judgement judgement = Claim.judge(nothing).get(claim.ordinal());
    assertThat(judgement.result()).isEqualTo(Result.NOT_JUDGED);
    String cells =
        switch (claim) {
          case P9 -> "conf/book.yaml";
          case P9T -> "conf/fair.yaml";
          case P10 -> "conf/batch-norm.yaml";
          case P11, P12 -> "conf/overfitting.yaml";
          case P13 -> "conf/random-search.yaml";
          case P14 -> "conf/critical.yaml";
          case P15, P16 -> "conf/siren.yaml";
          case P17, P18 -> "conf/isometry.yaml";
          default -> "conf/activations.yaml";
        };
    assertThat(Language.EN.evidence(judgement)).startsWith("needs ").endsWith(cells);
    assertThat(Language.JA.evidence(judgement)).contains(cells);
  }

  @Test
  void aShareThatIsALowerBoundIsNeverRoundedUp() {
    Judgement judgement = Claim.judge(evidence(0.72999, 0.06, -1, 0.1, -7)).get(1);
    assertThat(Language.EN.evidence(judgement))
        .isEqualTo("within 0.1 of 0 or 1: at least 72 % in every layer");
    assertThat(Language.JA.evidence(judgement)).isEqualTo("どの層でも 72 % 以上が、0 または 1 から 0.1 以内にある");
  }

  @Test
  void largeWeightsMakeUpForSmallSlopesOnlyWhereGradientsDoNotVanish() {
    Judgement pass = Claim.judge(evidence(0.7, 0.5, 0, 0.1, -7)).get(2);
    Judgement fail = Claim.judge(evidence(0.7, 0.5, 0, 0.1, -5)).get(2);
    assertThat(pass.result()).isEqualTo(Result.PASS);
    assertThat(Language.EN.evidence(pass)).doesNotContain("make up");
    assertThat(Language.JA.evidence(pass)).doesNotContain("補っている");
    assertThat(fail.result()).isEqualTo(Result.FAIL);
    assertThat(Language.EN.evidence(fail)).contains("make up");
    assertThat(Language.JA.evidence(fail)).contains("補っている");
  }
}
