package initsweep.spec;

import static initsweep.spec.SweepFiles.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import initsweep.run.ProbePlan;
import initsweep.run.RunKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
  private static final String[] SWEEP = {
    "run: {lr: 0.5, init: he}", "grid: {seed: 0..9, activation: [relu, tanh]}"
  };

  @Test
  void aBareKeyReplacesTheAxisOfItsName() {
    assertThat(with("seed=3").grid().get(0))
        .containsEntry(RunKey.SEED, Axis.of(RunKey.SEED, List.of("3")));
    assertThat(with("seed=0..4").grid().get(0)).containsEntry(RunKey.SEED, Axis.range(0, 5));
  }

  @Test
  void aBareKeyThatIsNoAxisIsSharedByAllRuns() {
    assertThat(with("lr=0.1").run()).containsEntry(RunKey.LR, "0.1");
    assertThat(with("batch=64").run()).containsEntry(RunKey.BATCH, "64");
  }

  @Test
  void aBareKeyWithManyValuesBecomesANewAxis() {
    SweepSpec spec = with("init=[he, xavier]", "batch=1..3");
    assertThat(spec.run()).containsOnlyKeys(RunKey.LR);
    assertThat(new Grid(spec).size()).isEqualTo(120);
  }

  @Test
  void widthsAreOneValueAndListsOfWidthsAreMany() {
    assertThat(with("hidden=[10, 20]").run()).containsEntry(RunKey.HIDDEN, "[10,20]");
    assertThat(new Grid(with("hidden=[[10, 20], 5*3]")).size()).isEqualTo(40);
    assertThat(new Grid(with("hidden=[[10, 20], 5*3]", "hidden=[10, 20]")).size()).isEqualTo(20);
  }

  @Test
  void anAxisIsReplacedInEveryProductThatHasIt() {
    String[] products = {"grid: [{seed: 0..9, init: he}, {init: xavier}, {seed: 0..1, init: 0.1}]"};
    assertThat(new Grid(SweepFiles.overridden(products, "seed=5..7")).size()).isEqualTo(3 + 1 + 3);
  }

  @Test
  void aNewAxisIsAddedToEveryProduct() {
    String[] products = {"grid: [{init: he}, {init: xavier}]"};
    assertThat(new Grid(SweepFiles.overridden(products, "seed=0..2")).size()).isEqualTo(6);
    assertThat(new Grid(SweepFiles.overridden(new String[] {}, "seed=0..2")).size()).isEqualTo(3);
  }

  @Test
  void aPathReachesEveryKeyOfTheFile() {
    SweepSpec spec =
        with(
            "name=x",
            "data=data/other",
            "run.lr=0.1",
            "grid.seed=0..4",
            "evaluate.every=100",
            "probe.at=[0,last]",
            "probe.histogram.bins=10",
            "exclude=[{activation: tanh}]");
    assertThat(spec.name()).isEqualTo("x");
    assertThat(spec.data()).isEqualTo("data/other");
    assertThat(spec.run()).containsEntry(RunKey.LR, "0.1");
    assertThat(spec.evaluation().every()).isEqualTo(100);
    assertThat(spec.probe()).isEqualTo(new ProbePlan(List.of(0), true, 1000, 10, 0, 1));
    assertThat(spec.exclude()).containsExactly(Map.of(RunKey.ACTIVATION, "tanh"));
    assertThat(new Grid(spec).runCount()).isEqualTo(5);
  }

  @Test
  void theLastOverrideOfAKeyWins() {
    assertThat(with("lr=0.1", "lr=0.2").run()).containsEntry(RunKey.LR, "0.2");
  }

  @Test
  void aWholeSectionMayBeReplaced() {
    assertThat(new Grid(with("grid={seed: 0..1}")).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "seed=0..x | \"0..x\" is not a range; expected first..last as in 0..9",
        "init=hee | \"hee\" is not an initialiser; did you mean he? known:",
        "run.init=[he | not YAML: while parsing a flow sequence",
        "lr= | found no value; expected a value as in lr: 0.01",
        "lr | expected key=value as in lr=0.1 or grid.seed=0..4",
        "=1 | expected key=value",
        "lrr=1 | \"lrr\" is not a key of a sweep file or a run; did you mean lr? known: name,",
        "evaluate.train=maybe | found \"maybe\"; expected true or false",
        "evaluate.evry=1 | \"evry\" is not a key of evaluate; did you mean every?",
        "grid.sead=1 | \"sead\" is not a key of a run; did you mean seed?",
        "data.path=x | data has no keys: it is \"data/mnist\"",
        "run.seed=1 | seed is set in run",
        "grid.init=[he] | init is set in run (line 2) and is an axis of grid (--set"
            + " grid.init=[he]); keep one",
        "name=a/b | \"a/b\" contains /, which a folder's name cannot have",
        "lr={a: 1} | found a map of keys; expected a value as in lr: 0.01",
        "lr=&a 1 | anchors (&) and aliases (*) are not supported",
      })
  void aBadOverrideIsRefusedByItsText(String override, String expected) {
    String text = override.startsWith("lr= ") ? "lr=" : override;
    assertThat(refusal(() -> with(text))).contains(expected).contains(text);
  }

  @Test
  void aPathWithoutEndIsRefused() {
    assertThat(refusal(() -> with("probe" + ".x".repeat(60_000) + "=1")))
        .endsWith("…: the key has 60001 parts; expected as in run.lr");
  }

  @Test
  void anErrorOfAnOverrideSaysSetAndNotAFile() {
    assertThat(refusal(() -> with("seed=0..x")))
        .startsWith("--set seed=0..x: \"0..x\" is not a range");
  }

  private static SweepSpec with(String... overrides) {
    return SweepFiles.overridden(SWEEP, overrides);
  }
}
