package initsweep.cli;

import static java.util.stream.Collectors.joining;

import initsweep.bench.KernelChoice;
import initsweep.bench.OperationTiming;
import initsweep.bench.StepBenchmark;
import initsweep.bench.StepTiming;
import initsweep.bench.SweepRate;
import initsweep.cli.output.AnswerPrinter;
import initsweep.cli.output.Format;
import initsweep.data.DataSet;
import initsweep.data.DataSets;
import initsweep.data.ImageSet;
import initsweep.plan.SweepPlan;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.spark.Sessions;
import initsweep.spec.Grid;
import initsweep.spec.SweepFile;
import initsweep.spec.SweepSpec;
import initsweep.spelling.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: how fast a training step is on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Time the article's training iteration on one thread: forward, backward, update, forward"
          + " again for the loss.",
      "Batches are drawn and encoded before, for all cells of a seed at once: batch_ms. Networks and kernels"
          + " take turns; ms is the",
      "median of the rounds. mflop counts every product as dense, even where zeros of the input"
          + " are skipped, and peak_share compares with fused multiply-adds on registers alone,"
          + " the best of the same rounds.",
      "With --operations, show how the time of an iteration is spent.",
      "With --sweep, time a sample of a sweep's runs instead and estimate how many a core"
          + " completes in an hour."
    })
final class BenchCommand implements Callable<Integer> {
  private static final String MNIST = "data/mnist";
  private static final double MAX_SECONDS = 3600;

  @Spec private CommandSpec spec;

  @Option(
      names = "--hidden",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "WIDTHS",
      description =
          "Hidden layers, as 1024*3 or [100,50]; may be repeated. Default: 100*4, the book's"
              + " network.")
  private List<String> hidden = List.of();

  @Option(names = "--batch", paramLabel = "N", description = "Examples per iteration. Default: 128")
  private String batch;

  @Option(
      names = "--input",
      paramLabel = "SCALING",
      description = "As in a sweep file; only unit leaves zeros that can be skipped. Default: unit")
  private String input;

  @Option(
      names = "--with",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "key=value",
      description =
          "Time the network with this key of a run, too, as norm=batch or dropout=0.2; may be"
              + " repeated.")
  private List<String> with = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of IDX files. Default: " + MNIST)
  private String data;

  @Option(
      names = "--kernel",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "K",
      description =
          "One of ${COMPLETION-CANDIDATES}; may be repeated. Default: vector, scalar, netlib;"
              + " with --operations and --sweep the kernel that sweeps use.")
  private List<KernelChoice> kernels = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "Seconds that each kernel is timed, after warming up.")
  private double seconds;

  @Option(
      names = "--operations",
      description =
          "Time the kernel's operations one by one, which slows the iteration down; by default"
              + " with the kernel that sweeps use.")
  private boolean operations;

  @Option(
      names = "--sweep",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "SPEC",
      description = "Time runs of this sweep file; may be repeated.")
  private List<Path> sweeps = List.of();

  @Option(
      names = "--set",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "key=value",
      description = "Change a key of the sweep files, as for the command sweep. May be repeated.")
  private List<String> overrides = List.of();

  @Option(
      names = "--format",
      description = "One of ${COMPLETION-CANDIDATES}.",
      defaultValue = "table")
  private Format format;

  @Override
  public Integer call() {
    requireOneSubject();
    requireLabels();
    requireSeconds();
    AnswerPrinter answer = new AnswerPrinter(format, spec.commandLine().getOut());
    if (!sweeps.isEmpty()) {
      answer.print(SweepRate.COLUMNS, rates());
    } else if (operations) {
      answer.print(OperationTiming.COLUMNS, operations());
    } else {
      answer.print(StepTiming.COLUMNS, steps());
    }
    return ExitCode.DONE;
  }

  private void requireOneSubject() {
    if (!sweeps.isEmpty() && isNetworkDescribed()) {
      throw wrong(
          "--hidden, --batch, --input, --with and --data cannot be combined with --sweep, whose file"
              + " describes the network. Leave one of the two out; to change a key of the file"
              + " use --set");
    }
    if (!sweeps.isEmpty() && operations) {
      throw wrong(
          "--operations times the iteration of one network and --sweep whole runs; expected one"
              + " of the two");
    }
    if (sweeps.isEmpty() && !overrides.isEmpty()) {
      throw wrong("--set changes a sweep file, and none is given; expected --sweep SPEC with it");
    }
  }

  private boolean isNetworkDescribed() {
    return !hidden.isEmpty() || batch != null || input != null || data != null || !with.isEmpty();
  }

  private void requireLabels() {
    if (data != null && DataSets.isNormal(data)) {
      throw wrong(
          "--data %s has no labels to train on; expected a folder of IDX files, as %s"
              .formatted(data, MNIST));
    }
  }

  private void requireSeconds() {
    if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
      throw wrong("--seconds %s; expected more than 0 and at most 3600".formatted(seconds));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private List<List<Object>> steps() {
    List<RunConfig> configs = configs();
    ImageSet images = images();
    List<KernelChoice> chosen = kernels.isEmpty() ? defaultKernels() : kernels;
    say("Warming up");
    StepBenchmark benchmark = new StepBenchmark(images, configs, chosen, seconds);
    say(
        "Timing %s: %s in turn, %s s each"
            .formatted(
                configs.stream().map(BenchCommand::label).collect(joining("; ")),
                names(chosen),
                Numbers.text(seconds)));
    return benchmark.time().stream().map(StepTiming::row).toList();
  }

  private static String label(RunConfig config) {
    String with = StepTiming.with(config);
    return "%s, batch %s%s"
        .formatted(config.hidden(), config.batch(), with.isEmpty() ? "" : ", " + with);
  }

  /** The book's run with the changes that the options make; nothing is probed. */
  private List<RunConfig> configs() {
    List<String> widths = hidden.isEmpty() ? List.of(RunKey.HIDDEN.defaultText()) : hidden;
    return widths.stream()
        .flatMap(each -> changes().map(change -> config(each, change)))
        .distinct()
        .toList();
  }

  /** None first, then each of the given ones. */
  private Stream<Map<RunKey<?>, String>> changes() {
    return Stream.concat(Stream.of(Map.of()), with.stream().map(this::change));
  }

  private Map<RunKey<?>, String> change(String text) {
    int end = text.indexOf('=');
    if (end < 0) {
      throw wrong("--with %s; expected a key and its value, as in norm=batch".formatted(text));
    }
    RunKey<?> key = RunKey.named(text.substring(0, end).strip());
    if (StepTiming.OWN_COLUMNS.contains(key)) {
      throw wrong("--with %s; expected the option --%s for this key".formatted(text, key));
    }
    return Map.of(key, text.substring(end + 1).strip());
  }

  private RunConfig config(String widths, Map<RunKey<?>, String> change) {
    Map<RunKey<?>, String> texts = new TreeMap<>();
    texts.putAll(change);
    texts.put(RunKey.HIDDEN, widths);
    texts.put(RunKey.BATCH, batch);
    texts.put(RunKey.INPUT, input);
    texts.values().removeIf(Objects::isNull);
    ProbePlan never = new ProbePlan(List.of(), false, 1, 1, 0, 1);
    return RunConfig.of(folder(), texts, never, 0);
  }

  private ImageSet images() {
    return (ImageSet) DataSets.open(folder(), Sessions.hadoopConfiguration());
  }

  private String folder() {
    return data == null ? MNIST : data;
  }

  private List<KernelChoice> defaultKernels() {
    if (!KernelChoice.VECTOR.isAvailable()) {
      say("Kernel vector is left out: this JVM runs without the module jdk.incubator.vector");
    }
    return KernelChoice.DEFAULTS.stream().filter(KernelChoice::isAvailable).toList();
  }

  private static String names(List<KernelChoice> kernels) {
    return kernels.stream().map(KernelChoice::toString).collect(joining(", "));
  }

  private List<List<Object>> operations() {
    ImageSet images = images();
    List<List<Object>> rows = new ArrayList<>();
    for (RunConfig config : configs()) {
      for (KernelChoice kernel : kernelsOfSweeps()) {
        say(
            "Timing the operations of %s, batch %s, kernel %s, %s s after warming up"
                .formatted(config.hidden(), config.batch(), kernel, Numbers.text(seconds)));
        OperationTiming.of(config, images, kernel, seconds)
            .forEach(timing -> rows.add(timing.row()));
      }
    }
    return rows;
  }

  private List<KernelChoice> kernelsOfSweeps() {
    return kernels.isEmpty() ? List.of(KernelChoice.ofSweeps()) : kernels;
  }

  private List<List<Object>> rates() {
    List<List<Object>> rows = new ArrayList<>();
    for (Path file : sweeps) {
      SweepSpec sweep = SweepFile.read(file, overrides);
      SweepPlan plan = SweepPlan.of(new Grid(sweep));
      DataSet examples = DataSets.open(sweep.data(), Sessions.hadoopConfiguration());
      for (KernelChoice kernel : kernelsOfSweeps()) {
        say(
            "Timing runs of %s, drawn in proportion to their expected cost, kernel %s, %s s after warming up"
                .formatted(sweep.name(), kernel, Numbers.text(seconds)));
        rows.add(SweepRate.of(plan, examples, kernel, seconds).row());
      }
    }
    return rows;
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
