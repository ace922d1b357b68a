package initsweep.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GridTest {
  @Test
  void theLastKeyIsTheFastestDigit() {
    Grid grid = SweepFiles.grid("grid: {seed: 0..1, init: [0.01, he]}");
    assertThat(
            grid.runs()
                .mapToObj(run -> grid.text(run, RunKey.INIT) + " " + grid.text(run, RunKey.SEED)))
        .containsExactly("0.01 0", "0.01 1", "he 0", "he 1");
  }

  @Test
  void theOrderOfKeysInTheFileDoesNotNumberTheRuns() {
    Grid one = SweepFiles.grid("grid: {seed: 0..4, init: [0.01, he]}");
    Grid other = SweepFiles.grid("grid: {init: [0.01, he], seed: 0..4}");
    assertThat(texts(one)).isEqualTo(texts(other));
  }

  @Test
  void gridsAreComparedByTheirRuns() {
    Grid grid = SweepFiles.grid("grid: {seed: 0..1, init: [0.01, he]}");
    assertThat(grid.hasSameRuns(SweepFiles.grid("grid: {seed: 0..1, init: [0.01, he]}"))).isTrue();
    assertThat(grid.hasSameRuns(SweepFiles.grid("grid: {seed: [1, 0], init: [he, 0.01]}")))
        .isTrue();
    assertThat(grid.hasSameRuns(SweepFiles.grid("grid: {seed: 0..1, init: [0.01, xavier]}")))
        .isFalse();
    assertThat(grid.hasSameRuns(SweepFiles.grid("grid: {seed: 0..2, init: [0.01, he]}"))).isFalse();
  }

  @Test
  void productsFollowEachOther() {
    Grid grid = new Grid(SweepFiles.good("products"));
    assertThat(grid.size()).isEqualTo(12 + 10 + 2);
    assertThat(grid.config(12).texts())
        .containsEntry(RunKey.ACTIVATION, "tanh")
        .containsEntry(RunKey.INIT, "xavier")
        .containsEntry(RunKey.RNG, "numpy");
    assertThat(grid.config(23).texts())
        .containsEntry(RunKey.HIDDEN, "50*3")
        .containsEntry(RunKey.SEED, "7");
  }

  @Test
  void everyConfigurationHasTheTextsOfItsPoint() {
    Grid grid = new Grid(SweepFiles.good("products"));
    assertThat(grid.runs().mapToObj(grid::config).map(RunConfig::texts).toList())
        .isEqualTo(texts(grid));
  }

  @Test
  void noTwoRunsAreTheSame() {
    assertThat(texts(new Grid(SweepFiles.good("products")))).doesNotHaveDuplicates().hasSize(20);
  }

  @Test
  void aRunThatHasAllValuesOfAnEntryIsExcluded() {
    Grid grid = new Grid(SweepFiles.good("products"));
    assertThat(texts(grid))
        .noneMatch(
            run -> run.get(RunKey.ACTIVATION).equals("sigmoid") && run.get(RunKey.SEED).equals("1"))
        .noneMatch(run -> run.get(RunKey.INIT).equals("he") && run.get(RunKey.SEED).equals("4"))
        .noneMatch(run -> run.get(RunKey.HIDDEN).equals("50*3"));
    assertThat(grid.size() - grid.runCount()).isEqualTo(4);
  }

  @Test
  void anEntryMayNameAKeyThatAllRunsShare() {
    Grid grid =
        SweepFiles.grid("run: {lr: 0.1}", "grid: {seed: 0..9}", "exclude: [{lr: 0.10, seed: 3}]");
    assertThat(grid.runs()).hasSize(9).doesNotContain(3);
  }

  @Test
  void anEntryThatDropsNothingIsRemarkedOn() {
    assertThat(new Grid(SweepFiles.good("contract")).idleExclusions())
        .containsExactly(Map.of(RunKey.ACTIVATION, "selu", RunKey.INIT, "he"));
    assertThat(new Grid(SweepFiles.good("products")).idleExclusions()).isEmpty();
  }

  @Test
  void twoThousandMillionRunsCostNoMoreThanTheirAxes() {
    Grid grid = SweepFiles.grid("grid: {seed: 0..1999999999}", "exclude: [{seed: 5}]");
    assertThat(grid.runCount()).isEqualTo(1_999_999_999);
    assertThat(grid.config(1_999_999_999).seed()).isEqualTo(1_999_999_999);
  }

  @Test
  void theValuesOfAKeyAreThoseOfAllProducts() {
    Grid grid = new Grid(SweepFiles.good("products"));
    assertThat(grid.values(RunKey.INIT)).containsExactly("1.0", "0.01", "xavier", "he");
    assertThat(grid.values(RunKey.BATCH)).containsExactly("128");
  }

  @Test
  void anIndexOutsideOfTheGridIsRefused() {
    Grid grid = SweepFiles.grid("grid: {seed: 0..9}");
    assertThatThrownBy(() -> grid.config(10)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> grid.config(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aGridTravelsAsItsSpecification() throws Exception {
    Grid grid = new Grid(SweepFiles.good("products"));
    Grid copy = (Grid) copy(grid);
    assertThat(copy.spec()).isEqualTo(grid.spec());
    assertThat(texts(copy)).isEqualTo(texts(grid));
    Grid million = SweepFiles.grid("grid: {seed: 0..999999}");
    assertThat(bytes(million)).hasSizeLessThan(4_000);
  }

  private static List<Map<RunKey<?>, String>> texts(Grid grid) {
    return grid.runs().mapToObj(run -> grid.config(run).texts()).toList();
  }

  private static Object copy(Object object) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(object)))) {
      return in.readObject();
    }
  }

  private static byte[] bytes(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }
}
