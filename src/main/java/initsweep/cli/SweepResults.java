package initsweep.cli;

import initsweep.api.Problem;
import initsweep.cli.output.CellTable;
import initsweep.ledger.Outcome;
import initsweep.report.Language;
import initsweep.spark.Sessions;
import initsweep.spelling.Numbers;
import initsweep.sql.Headlines;
import initsweep.sql.SweepReport;
import initsweep.sql.views.RunCells;
import initsweep.sql.views.RunViews;
import initsweep.sql.views.StudiesOfRuns;
import initsweep.statistics.Headline;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import initsweep.summary.SweepSummary;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Prints what a sweep shows at its end: the table of its cells, the headline and where the report
 * is.
 */
final class SweepResults {
  private final StoreLocation location;
  private final Configuration hadoop;
  private final Language language;
  private final PrintWriter out;
  private Optional<String> lostReport = Optional.empty();

  SweepResults(StoreLocation location, Configuration hadoop, Language language, PrintWriter out) {
    this.location = location;
    this.hadoop = hadoop;
    this.language = language;
    this.out = out;
  }

  void summarise(Supplier<SparkSession> session, Outcome outcome) {
    Headline headline =
        outcome.progress().done() <= SweepSummary.MAX_RUNS
            ? printTable()
            : printTable(session.get());
    out.printf("%n%s%n", Language.EN.sentence(headline));
    out.printf(
        "%n%s, %s computed now, %s diverged, %s failed. Digest %s%nResults: %s%n",
        Numbers.counted(outcome.progress().done(), "run"),
        outcome.computed(),
        outcome.progress().diverged(),
        outcome.progress().failed(),
        outcome.digest(),
        location.text());
    out.flush();
  }

  private Headline printTable() {
    try (Store store = location.open(hadoop)) {
      SweepSummary summary = SweepSummary.of(store);
      CellTable.of(summary.isOfTraining(), location)
          .print(summary.columns(), summary.rows().iterator(), out);
      return summary.headline();
    }
  }

  private Headline printTable(SparkSession spark) {
    RunViews.register(spark, location, "SELECT * FROM runs");
    StudiesOfRuns runs = StudiesOfRuns.of(RunCells.of(spark));
    CellTable.of(runs.studies().areOfTraining(), location).print(spark, out);
    return Headlines.of(runs);
  }

  /** The report is written even if the reader of standard output has gone. */
  void summariseAndReport(Supplier<SparkSession> session, Outcome outcome) {
    try {
      summarise(session, outcome);
    } finally {
      String page = report(session, outcome) ? location.text() + "/" + SweepReport.FILE : "none";
      out.println("Report: " + page);
      out.flush();
    }
  }

  /** The results are stored by now, so a report that cannot be written is only a warning. */
  private boolean report(Supplier<SparkSession> session, Outcome outcome) {
    try {
      if (!isUpToDate()) {
        if (outcome.progress().done() <= SweepSummary.MAX_RUNS) { // of more, it runs for minutes
          OptimisingCompiler.retire();
        }
        SweepReport.write(session.get(), location, language);
      }
      return true;
    } catch (Exception | VirtualMachineError e) { // Scala's checked exceptions, and no memory left
      String reason =
          Problem.in(Sessions.meaning(e))
              .map(found -> found.known().getMessage())
              .orElse(e.toString())
              .lines()
              .findFirst()
              .orElseThrow();
      lostReport =
          Optional.of(
              ("warning: the report could not be written (%s); the results are complete, and"
                      + " ./submit.sh report %s writes it")
                  .formatted(reason, location.text()));
      return false;
    }
  }

  private boolean isUpToDate() {
    try (Store store = location.open(hadoop)) {
      return SweepReport.isUpToDate(store, language);
    }
  }

  /** Why the report is missing; empty if it was written. */
  Optional<String> lostReport() {
    return lostReport;
  }
}
