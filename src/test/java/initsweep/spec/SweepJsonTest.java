package initsweep.spec;

import static initsweep.spec.SweepFiles.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import initsweep.run.RunKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SweepJsonTest {
  static List<Path> files() {
    return SweepFiles.all("good");
  }

  @ParameterizedTest
  @MethodSource("files")
  void aSweepIsReadBackFromItsJson(Path file) {
    SweepSpec spec = SweepFile.read(file, List.of());
    assertThat(SweepJson.read(SweepJson.whole(spec))).isEqualTo(spec);
    assertThat(SweepJson.whole(SweepJson.read(SweepJson.whole(spec))))
        .isEqualTo(SweepJson.whole(spec));
  }

  @Test
  void theJsonHasTheKeysOfTheFileInAFixedOrder() {
    assertThat(SweepJson.whole(SweepFiles.good("contract")))
        .isEqualTo(
            oneLine(
                """
                {"name":"book","data":"data/mnist",
                "run":{"hidden":"100*4","activation":"relu","optimizer":"sgd",
                "lr":"0.01","batch":"128","iterations":"2001"},
                "grid":[{"init":["0.01","xavier","he"],"seed":"0..9"}],
                "exclude":[{"activation":"selu","init":"he"}],
                "probe":{"at":[0,100,"last"],"inputs":1000,
                "histogram":{"bins":30,"range":[0.0,1.0]}},
                "evaluate":{"every":500}}
                """));
  }

  @Test
  void theMeaningIsFrozen() {
    assertThat(SweepJson.meaning(SweepFiles.of("grid: {seed: 0..2}", "evaluate: {every: 5}")))
        .isEqualTo(
            oneLine(
                """
                {"grid":[{"hidden":["100*4"],"activation":["relu"],"init":["he"],"seed":"0..2",
                "rng":["counter"],"optimizer":["sgd"],"lr":["0.01"],"weight_decay":["0"],
                "batch":["128"],"iterations":["2001"],"sampling":["without_replacement"],
                "input":["unit"],"loss_at":["after_update"]}],
                "exclude":[],
                "probe":{"at":[0],"inputs":1000,"histogram":{"bins":30,"range":[0.0,1.0]}},
                "evaluate":{"every":5}}
                """));
  }

  @Test
  void whatIsSaidOfThePageIsKeptButIsNoPartOfTheMeaning() {
    SweepSpec presented = SweepFiles.good("presented");
    assertThat(SweepJson.whole(presented))
        .contains(
            "\"question\":\"How many ReLU networks are dead at initialisation, by depth and"
                + " width?\"",
            "\"show\":{\"metric\":\"share(network_dead)\",\"over\":\"depth\",\"by\":\"width\"}");
    assertThat(SweepJson.meaning(presented)).doesNotContain("question", "show");
    assertThat(SweepJson.whole(SweepFiles.good("contract"))).doesNotContain("question", "show");
  }

  /** As if {@code loss_at} had come after the others. */
  @Test
  void aKeyAddedLaterIsPartOfTheMeaningOnlyWhereARunDoesNotHaveItsDefault() {
    Set<RunKey<?>> always = RunKey.ALWAYS_WRITTEN.headSet(RunKey.LOSS_AT);
    SweepSpec before = SweepFiles.of("grid: {seed: 0..2}", "evaluate: {every: 5}");
    assertThat(SweepJson.meaning(before, always))
        .hasToString(SweepJson.meaning(before).replace(",\"loss_at\":[\"after_update\"]", ""));
    for (String axis : List.of("[before_update]", "[after_update, before_update]")) {
      SweepSpec other = SweepFiles.of("grid: {loss_at: %s}".formatted(axis));
      assertThat(SweepJson.meaning(other, always)).hasToString(SweepJson.meaning(other));
    }
  }

  private static String oneLine(String text) {
    return text.replace("\n", "");
  }

  @Test
  void filesThatMeanTheSameHaveTheSameMeaning() {
    String meaning =
        meaning(
            "run: {lr: 0.01}",
            "grid: {seed: [0, 1], init: [he, xavier]}",
            "exclude: [{seed: 0, init: he}]");
    assertThat(
            meaning(
                "name: other",
                "grid: {init: [He, Xavier], seed: 0..1}",
                "exclude: [{init: relu, seed: 0}]"))
        .isEqualTo(meaning);
    assertThat(
            meaning(
                "grid: [{lr: 1e-2, seed: 0..1, init: [he, xavier]}]",
                "exclude: [{init: he, seed: 0}, {init: he, seed: 0}, {seed: 9}]"))
        .isEqualTo(meaning);
  }

  @Test
  void theMeaningChangesWithAnythingThatIsComputed() {
    String meaning = meaning("grid: {init: [he, xavier]}");
    assertThat(meaning("grid: {init: [he, 0.1]}")).isNotEqualTo(meaning);
    assertThat(meaning("grid: {init: [he, xavier]}", "run: {lr: 0.2}")).isNotEqualTo(meaning);
    assertThat(meaning("grid: {init: [he, xavier]}", "exclude: [{init: he}]"))
        .isNotEqualTo(meaning);
    assertThat(meaning("grid: {init: [he, xavier]}", "evaluate: {every: 7}")).isNotEqualTo(meaning);
    assertThat(meaning("grid: {init: [he, xavier]}", "probe: {at: last}")).isNotEqualTo(meaning);
    assertThat(meaning("grid: {init: [he, xavier]}", "probe: {jacobian: 16}"))
        .isNotEqualTo(meaning);
    assertThat(meaning("grid: {init: [he, xavier]}", "probe: {curvature: true}"))
        .isNotEqualTo(meaning);
    assertThat(meaning("grid: {init: [he, xavier]}", "probe: {curvature: False}"))
        .isEqualTo(meaning);
  }

  /** Whoever resumes a folder of another definition has another fingerprint. */
  @Test
  void theMeaningHasTheRevisionsOfInitialisersThatWereRedefinedAndOfNoOthers() {
    assertThat(meaning("grid: {init: [he, xavier]}")).doesNotContain("revision");
    assertThat(meaning("grid: {init: [spark_mllib, he, auto]}"))
        .endsWith(",\"init_revisions\":{\"auto\":2,\"spark_mllib\":2}}");
    assertThat(meaning("run: {init: lsuv}")).endsWith(",\"init_revisions\":{\"lsuv\":2}}");
  }

  @Test
  void nameAndPlaceOfTheDataHaveNoMeaning() {
    assertThat(SweepJson.meaning(SweepFiles.good("least", "data=elsewhere", "name=x")))
        .isEqualTo(SweepJson.meaning(SweepFiles.good("least")));
  }

  @Test
  void jsonThatIsNoSweepIsRefused() {
    assertThat(refusal(() -> SweepJson.read("{")))
        .startsWith("the sweep in the manifest: not JSON");
    assertThat(refusal(() -> SweepJson.read("[]")))
        .startsWith("the sweep in the manifest: found a list");
    assertThat(refusal(() -> SweepJson.read("")))
        .startsWith("the sweep in the manifest: found no value");
    assertThat(
            refusal(
                () -> SweepJson.read("{\"name\":\"x\",\"data\":\"y\",\"run\":{\"init\":\"hee\"}}")))
        .contains("\"hee\" is not an initialiser");
  }

  private static String meaning(String... lines) {
    return SweepJson.meaning(SweepFiles.of(lines));
  }
}
