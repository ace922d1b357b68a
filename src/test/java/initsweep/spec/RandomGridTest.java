package initsweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.run.RunKey;
import initsweep.spec.tuning.Step;
import initsweep.spec.yaml.Place;
import initsweep.spec.yaml.SweepFileException;
import initsweep.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the grid computes without looking at runs, against looking at every run. */
class RandomGridTest {
  private static final int SWEEPS = 500;
  private static final List<RunKey<?>> KEYS =
      List.of(RunKey.SEED, RunKey.BATCH, RunKey.LR, RunKey.INIT);

  @Test
  void theNumberOfRunsIsTheNumberOfThoseThatNoEntryMatches() {
    Random random = new Random(1);
    for (int i = 0; i < SWEEPS; i++) {
      SweepSpec spec = randomSpec(random, 1);
      Grid grid = new Grid(spec);
      long kept =
          IntStream.range(0, grid.size())
              .filter(run -> spec.exclude().stream().noneMatch(entry -> has(grid, run, entry)))
              .count();
      assertThat(grid.runs().count()).isEqualTo(kept);
      assertThat(grid.runCount()).as(SweepJson.whole(spec)).isEqualTo((int) kept);
    }
  }

  @Test
  void aRunInTwoProductsIsFoundExactlyWhenThereIsOne() {
    Random random = new Random(2);
    int overlaps = 0;
    for (int i = 0; i < SWEEPS; i++) {
      Grid grid = new Grid(randomSpec(random, 2 + random.nextInt(2)));
      boolean twice = texts(grid).size() < grid.size();
      assertThat(isRefused(grid)).as(SweepJson.whole(grid.spec())).isEqualTo(twice);
      overlaps += twice ? 1 : 0;
    }
    assertThat(overlaps).isBetween(SWEEPS / 10, SWEEPS * 9 / 10);
  }

  private static boolean isRefused(Grid grid) {
    YamlNode.Fields nothing = new YamlNode.Fields(Map.of(), new Place("test", 1));
    try {
      new Overlaps(grid, new Places(nothing)).check();
      return false;
    } catch (SweepFileException e) {
      return true;
    }
  }

  private static Set<List<String>> texts(Grid grid) {
    Set<List<String>> texts = new HashSet<>();
    for (int run = 0; run < grid.size(); run++) {
      int number = run;
      texts.add(KEYS.stream().map(key -> grid.text(number, key)).toList());
    }
    return texts;
  }

  private static boolean has(Grid grid, int run, Map<RunKey<?>, String> entry) {
    return entry.entrySet().stream()
        .allMatch(value -> grid.text(run, value.getKey()).equals(value.getValue()));
  }

  private static SweepSpec randomSpec(Random random, int products) {
    SweepSpec min = SweepFiles.of();
    List<Map<RunKey<?>, Axis>> grid = new ArrayList<>();
    for (int i = 0; i < products; i++) {
      Map<RunKey<?>, Axis> axes = new TreeMap<>();
      KEYS.forEach(key -> axes.put(key, Axis.of(key, someValues(random, key))));
      grid.add(axes);
    }
    List<Map<RunKey<?>, String>> exclude = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      exclude.add(randomEntry(random));
    }
    return new SweepSpec(
        "random",
        min.data(),
        Map.of(),
        grid,
        exclude,
        min.probe(),
        min.evaluation(),
        null,
        Step.ONLY,
        min.presentation());
  }

  private static Map<RunKey<?>, String> randomEntry(Random random) {
    Map<RunKey<?>, String> entry = new TreeMap<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      RunKey<?> key = KEYS.get(random.nextInt(KEYS.size()));
      entry.put(key, someValues(random, key).get(0));
    }
    return entry;
  }

  private static List<String> someValues(Random random, RunKey<?> key) {
    List<String> all =
        new ArrayList<>(
            key == RunKey.INIT
                ? List.of("he", "xavier", "0.1", "0.5")
                : List.of("1", "2", "3", "4", "5", "6"));
    Collections.shuffle(all, random);
    return all.subList(0, 1 + random.nextInt(3));
  }
}
