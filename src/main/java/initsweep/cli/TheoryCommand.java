package initsweep.cli;

import initsweep.cli.output.AnswerPrinter;
import initsweep.cli.output.Format;
import initsweep.nn.Activation;
import initsweep.nn.activations.Activations;
import initsweep.theory.TheoryTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code theory}: prints what mean-field theory predicts for the activations. */
@Command(
    name = "theory",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Print what mean-field theory predicts for an activation: moments, gains and critical"
          + " points of wide random networks; with --sw2 and --sb2 also the fixed point and"
          + " depth scales for weights N(0, sw2/n_in) and biases N(0, sb2)."
    })
final class TheoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--activation",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "A",
      description = "An activation; may be repeated. Default: all.")
  private List<String> activations = List.of();

  @ArgGroup(exclusive = false)
  private Variances variances;

  @Option(
      names = "--format",
      description = "One of ${COMPLETION-CANDIDATES}.",
      defaultValue = "table")
  private Format format;

  /** The two variances are given together or not at all. */
  static final class Variances {
    @Option(
        names = "--sw2",
        paramLabel = "X",
        required = true,
        description = "Weight variance times fan-in, 0 or more.")
    private double sw2;

    @Option(
        names = "--sb2",
        paramLabel = "Y",
        required = true,
        description = "Bias variance, 0 or more.")
    private double sb2;
  }

  @Override
  public Integer call() {
    List<String> names = activations.isEmpty() ? Activations.names() : activations;
    List<Activation> chosen = names.stream().map(Activations::parse).toList();
    TheoryTable table =
        variances == null
            ? TheoryTable.of(chosen)
            : TheoryTable.of(
                chosen, variance("--sw2", variances.sw2), variance("--sb2", variances.sb2));
    new AnswerPrinter(format, spec.commandLine().getOut()).print(table.columns(), table.rows());
    return ExitCode.DONE;
  }

  private double variance(String option, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new ParameterException(
          spec.commandLine(),
          "%s %s is not a variance; expected a finite number, 0 or more".formatted(option, value));
    }
    return value;
  }
}
