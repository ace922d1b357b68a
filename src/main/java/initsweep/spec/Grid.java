package initsweep.spec;

import initsweep.run.EvaluationPlan;
import initsweep.run.Place;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * All runs of a sweep by number; for a sweep that tunes keys, its tuning runs. The products of the
 * sweep file follow each other; within one, the keys are the digits of a mixed radix number in the
 * order of {@link RunKey}, the last varying fastest. Nothing is materialised: only the
 * specification travels when a grid is serialised.
 */
public final class Grid implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SweepSpec spec;
  private final transient SweepSpec stage; // of the sweep, or of its first stage
  private final transient List<Product> products = new ArrayList<>();
  private final transient List<Exclusions> exclusions = new ArrayList<>();
  private final transient int[] starts; // (products + 1), the number of each product's first run

  /**
   * Needs memory for the axes, not for the runs.
   *
   * @throws ArithmeticException if there are more than 2³¹ − 1 points; the check of the sweep file
   *     refuses that earlier
   */
  public Grid(SweepSpec spec) {
    this.spec = spec;
    this.stage = spec.firstStage();
    this.starts = new int[stage.grid().size() + 1];
    Map<RunKey<?>, Axis> shared = shared(stage);
    for (int i = 0; i < stage.grid().size(); i++) {
      Product product = new Product(shared, stage.grid().get(i));
      products.add(product);
      exclusions.add(new Exclusions(product, spec.exclude()));
      starts[i + 1] = Math.addExact(starts[i], product.size());
    }
  }

  private static Map<RunKey<?>, Axis> shared(SweepSpec spec) {
    Map<RunKey<?>, Axis> shared = new TreeMap<>();
    for (RunKey<?> key : RunKey.values()) {
      shared.put(key, Axis.single(key, spec.run().getOrDefault(key, key.defaultText())));
    }
    return shared;
  }

  private Object readResolve() {
    return new Grid(spec);
  }

  public SweepSpec spec() {
    return spec;
  }

  /** When and on which images its runs are evaluated. */
  public EvaluationPlan evaluation() {
    return stage.evaluation();
  }

  /** Where a run with this seed belongs in its sweep. */
  public Place place(long seed) {
    return stage.step().place(seed);
  }

  /**
   * The number of points of the grid, including excluded ones: points are numbered 0 to size − 1.
   */
  int size() {
    return starts[starts.length - 1];
  }

  /** The number of runs that are not excluded. */
  public int runCount() {
    return size() - exclusions.stream().mapToInt(Exclusions::count).sum();
  }

  /** The numbers of the runs that are not excluded, ascending. */
  public IntStream runs() {
    return IntStream.range(0, size()).filter(index -> !isExcluded(index));
  }

  boolean isExcluded(int index) {
    int product = product(index);
    return exclusions.get(product).contains(index - starts[product]);
  }

  /** Whether a run of another grid over the same data is also a run of this grid. */
  public boolean contains(Grid other, int run) {
    if (!spec.probe().equals(other.spec.probe()) || !evaluation().equals(other.evaluation())) {
      return false;
    }
    Map<RunKey<?>, String> texts = other.texts(run);
    for (int i = 0; i < products.size(); i++) {
      Product product = products.get(i);
      if (product.matches(texts) && !exclusions.get(i).contains(product.point(texts))) {
        return true;
      }
    }
    return false;
  }

  /** Whether another grid over the same data has the same runs, in whatever order. */
  public boolean hasSameRuns(Grid other) {
    return isWrittenLike(other)
        || runCount() == other.runCount() && other.runs().allMatch(run -> contains(other, run));
  }

  /** Whether both have the same axes: then their runs need not be compared one by one. */
  private boolean isWrittenLike(Grid other) {
    return stage.run().equals(other.stage.run())
        && stage.grid().equals(other.stage.grid())
        && spec.exclude().equals(other.spec.exclude())
        && spec.probe().equals(other.spec.probe())
        && evaluation().equals(other.evaluation());
  }

  /** All values that a key has in the grid; too large for the seeds of a large sweep. */
  public Set<String> values(RunKey<?> key) {
    Set<String> values = new LinkedHashSet<>();
    products.forEach(product -> values.addAll(product.values(key)));
    return values;
  }

  /** The canonical spelling of one key of one run, without the cost of a whole configuration. */
  public String text(int index, RunKey<?> key) {
    int product = product(index);
    return products.get(product).text(index - starts[product], key);
  }

  /** The value of one key of one run. */
  public <T> T value(int index, RunKey<T> key) {
    return key.parse(text(index, key));
  }

  /** The canonical spellings of some keys of one run. */
  public List<String> texts(int index, List<RunKey<?>> keys) {
    return keys.stream().map(key -> text(index, key)).toList();
  }

  /**
   * Decodes one run.
   *
   * @throws IndexOutOfBoundsException if the number is out of range
   * @throws initsweep.spelling.InvalidValueException if the keys of the run contradict each other
   */
  public RunConfig config(int index) {
    return RunConfig.of(spec.data(), texts(index), spec.probe(), evaluation());
  }

  private Map<RunKey<?>, String> texts(int index) {
    Map<RunKey<?>, String> texts = new TreeMap<>();
    for (RunKey<?> key : RunKey.values()) {
      texts.put(key, text(index, key));
    }
    return texts;
  }

  /**
   * The entries of {@code exclude} that match no run. Not an error, since an override may have
   * removed their values, but worth a remark, as it may be a mistake.
   */
  List<Map<RunKey<?>, String>> idleExclusions() {
    List<Map<RunKey<?>, String>> idle = new ArrayList<>(spec.exclude());
    products.forEach(product -> idle.removeIf(product::matches));
    return List.copyOf(idle);
  }

  List<Product> products() {
    return products;
  }

  int start(int product) {
    return starts[product];
  }

  /** The number of the product that a run is in. */
  public int product(int index) {
    Objects.checkIndex(index, size());
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found : -found - 2;
  }
}
