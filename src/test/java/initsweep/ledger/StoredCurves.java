package initsweep.ledger;

import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.run.Stage;
import initsweep.statistics.Reference;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Accuracies that the script simulates halving on, by run. */
final class StoredCurves {
  private static final Map<List<String>, String> ACCURACY =
      Reference.of("/initsweep/ledger/halving-curves.csv")
          .collect(Collectors.toMap(StoredCurves::run, row -> row.text("accuracy")));

  private StoredCurves() {}

  private static List<String> run(Reference row) {
    return List.of(row.text("init"), row.text("lr"), row.text("seed"), row.text("iterations"));
  }

  /** Null of a run that diverges. */
  static Double at(RunConfig config) {
    if (config.evaluation().stage() == Stage.EVALUATE) {
      return 0.9;
    }
    String accuracy =
        ACCURACY.get(
            List.of(
                config.text(RunKey.INIT),
                config.text(RunKey.LR),
                config.text(RunKey.SEED),
                config.text(RunKey.ITERATIONS)));
    return accuracy.isEmpty() ? null : Double.valueOf(accuracy);
  }

  /** Rates that each init goes on with after a rung, the best first, as the script has them. */
  static Map<String, List<String>> kept(int rung) {
    return Reference.of("/initsweep/ledger/halving-expected.csv")
        .filter(row -> row.whole("rung") == rung)
        .collect(
            Collectors.toMap(
                row -> row.text("init"),
                row ->
                    row.text("kept").isEmpty() ? List.of() : List.of(row.text("kept").split(" ")),
                (one, other) -> one,
                TreeMap::new));
  }

  static double correlation(int rung) {
    return Reference.of("/initsweep/ledger/halving-correlations.csv")
        .filter(row -> row.whole("rung") == rung)
        .findFirst()
        .orElseThrow()
        .number("correlation");
  }
}
