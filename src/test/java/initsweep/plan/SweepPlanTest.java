package initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.run.RunKey;
import initsweep.spec.Grid;
import initsweep.spec.SweepFiles;
import initsweep.spec.SweepJson;
import initsweep.spec.SweepSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepPlanTest {
  @Test
  void theBookHasOneChunkForEachSeed() {
    SweepPlan plan = plan(SweepFiles.good("contract"));
    assertThat(plan.chunks()).hasSize(10);
    for (Chunk chunk : plan.chunks()) {
      assertThat(chunk.size()).isEqualTo(3);
      assertThat(seeds(plan, chunk)).hasSize(1);
    }
  }

  @Test
  void threeRunsOfOneSeedAreThreeChunksSoThatThreeCoresWork() {
    assertThat(plan(SweepFiles.good("contract", "seed=0")).chunks()).hasSize(3);
  }

  @Test
  void runsThatTakeNoTimeShareAChunk() {
    assertThat(plan(SweepFiles.good("products")).chunks()).hasSize(1);
  }

  @Test
  void chunksOfALargeSweepAreHalfAMinuteAndTaperToTheEnd() {
    List<Chunk> chunks = plan(SweepFiles.good("contract", "seed=0..1999")).chunks();
    assertThat(chunks.subList(0, chunks.size() / 2)).allMatch(chunk -> isBetween(chunk, 15, 30));
    assertThat(chunks).allMatch(chunk -> isBetween(chunk, 1, 30));
    assertThat(chunks.subList(chunks.size() - 10, chunks.size()))
        .allMatch(chunk -> isBetween(chunk, 1, 5));
  }

  @Test
  void aGroupOfRunsThatFitsIntoAChunkIsNotCut() {
    SweepPlan plan = plan(SweepFiles.good("contract", "seed=0..1999", "activation=[relu, tanh]"));
    List<Chunk> early = plan.chunks().subList(0, plan.chunks().size() / 2);
    assertThat(early.stream().mapToInt(chunk -> seeds(plan, chunk).size()).sum())
        .isEqualTo(
            (int) early.stream().flatMap(chunk -> seeds(plan, chunk).stream()).distinct().count());
  }

  @Test
  void aGroupThatIsTooLongForAChunkIsCutIntoFullOnes() {
    SweepPlan plan =
        plan(
            SweepFiles.good(
                "contract", "seed=0..99", "lr=" + IntStream.rangeClosed(1, 50).boxed().toList()));
    assertThat(plan.chunks().subList(0, 100)).allMatch(chunk -> isBetween(chunk, 15, 30));
    assertThat(plan.chunks().subList(0, 100)).allMatch(chunk -> seeds(plan, chunk).size() <= 2);
  }

  @Test
  void longRunsStartFirstDearestFirst() {
    SweepPlan plan = plan(SweepFiles.good("contract", "hidden=[100*4, 1000*4, 2000*4]"));
    List<String> hidden =
        plan.chunks().stream()
            .flatMapToInt(Chunk::runs)
            .mapToObj(run -> plan.grid().text(run, RunKey.HIDDEN))
            .toList();
    List<String> expected = new ArrayList<>();
    for (String widths : List.of("2000*4", "1000*4", "100*4")) {
      IntStream.range(0, 30).forEach(i -> expected.add(widths));
    }
    assertThat(hidden).isEqualTo(expected);
  }

  @Test
  void shortRunsStayBesideTheOthersOfTheirBatches() {
    SweepPlan plan = plan(SweepFiles.good("contract", "hidden=[100*2, 100*3]", "iterations=3200"));
    assertThat(plan.chunks()).hasSize(20).allMatch(chunk -> seeds(plan, chunk).size() == 1);
    assertThat(seeds(plan, plan.chunks().get(0))).isEqualTo(seeds(plan, plan.chunks().get(1)));
  }

  @Test
  void productsThatShareSeedsShareChunks() {
    SweepPlan plan =
        plan(
            SweepFiles.good(
                "contract", "grid=[{init: [he, xavier], seed: 0..9}, {init: 0.1, seed: 0..9}]"));
    assertThat(plan.chunks()).hasSize(10).allMatch(chunk -> seeds(plan, chunk).size() == 1);
  }

  @Test
  void everyRunIsInExactlyOneChunk() {
    Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      SweepPlan plan = plan(randomSweep(random));
      int[] planned = plan.chunks().stream().flatMapToInt(Chunk::runs).sorted().toArray();
      assertThat(planned).isEqualTo(plan.grid().runs().toArray());
      assertThat(plan.chunks().stream().map(Chunk::number))
          .isEqualTo(IntStream.range(0, plan.chunks().size()).boxed().toList());
    }
  }

  @Test
  void noChunkOfSeveralRunsIsLongerThanHalfAMinute() {
    Random random = new Random(4);
    for (int i = 0; i < 100; i++) {
      assertThat(plan(randomSweep(random)).chunks())
          .allMatch(chunk -> chunk.size() == 1 || chunk.seconds() <= ChunkSize.LONGEST);
    }
  }

  @Test
  void theSamePlanIsMadeAgain() {
    SweepSpec spec = randomSweep(new Random(5));
    SweepSpec again = SweepJson.read(SweepJson.whole(spec));
    assertThat(runs(plan(again))).isEqualTo(runs(plan(spec)));
  }

  @Test
  void aPartOfTheGridIsPlannedWhateverTheOrderOfItsNumbers() {
    Grid grid = new Grid(SweepFiles.good("contract"));
    SweepPlan ascending = SweepPlan.of(grid, IntStream.of(3, 7, 12));
    assertThat(runs(ascending).stream().flatMap(List::stream)).containsExactlyInAnyOrder(3, 7, 12);
    assertThat(runs(SweepPlan.of(grid, IntStream.of(12, 3, 7)))).isEqualTo(runs(ascending));
    assertThat(SweepPlan.of(grid, IntStream.empty()).chunks()).isEmpty();
  }

  @Test
  void moreRunsThanAPlanHoldsAreRefused() {
    assertThat(SweepFiles.refusal(() -> plan(SweepFiles.good("least", "seed=0..5000000"))))
        .isEqualTo(
            "5000001 runs; expected at most 5000000 in one sweep; split it, for example by seeds");
  }

  @Test
  void aMillionRunsArePlannedInSeconds() {
    SweepPlan plan = plan(SweepFiles.good("contract", "seed=0..333333"));
    assertThat(plan.predict(1000).runs()).isEqualTo(1_000_002);
    assertThat(plan.chunks().get(0).seconds()).isBetween(15.0, 30.0);
  }

  private static SweepSpec randomSweep(Random random) {
    int seeds = 1 + random.nextInt(40);
    String widths = "[%s*2, %s*4]".formatted(1 + random.nextInt(300), 301 + random.nextInt(900));
    return SweepFiles.good(
        "contract",
        "seed=0.." + seeds,
        "hidden=" + widths,
        "iterations=[0, %s]".formatted(1 + random.nextInt(3000)),
        "exclude=[{init: he, seed: %s}]".formatted(random.nextInt(seeds)));
  }

  private static List<Integer> seeds(SweepPlan plan, Chunk chunk) {
    return chunk
        .runs()
        .mapToObj(run -> Integer.valueOf(plan.grid().text(run, RunKey.SEED)))
        .distinct()
        .toList();
  }

  private static List<List<Integer>> runs(SweepPlan plan) {
    return plan.chunks().stream().map(chunk -> chunk.runs().boxed().toList()).toList();
  }

  private static boolean isBetween(Chunk chunk, double min, double max) {
    return chunk.seconds() >= min && chunk.seconds() <= max;
  }

  private static SweepPlan plan(SweepSpec spec) {
    return SweepPlan.of(new Grid(spec));
  }
}
