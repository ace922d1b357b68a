package initsweep.sql;

import initsweep.sql.views.SqlResource;
import java.util.List;
import java.util.Optional;

/** The questions that come with InitSweep: {@code .sql} files whose name is the question. */
public final class BuiltInQueries {
  /**
   * In the order of the listing. A jar cannot be listed portably, so a new file is named here too.
   */
  public static final List<String> NAMES =
      List.of(
          "accuracy-by-cell",
          "compare",
          "compare-loss",
          "summary",
          "variance",
          "loss-at-iterations",
          "verdicts-by-cell",
          "choices",
          "sensitivity",
          "budget",
          "rank_flips",
          "calibration",
          "claims",
          "theory-by-cell",
          "layers-by-cell",
          "jacobians-by-cell",
          "curvature-by-cell",
          "diverged-runs",
          "failed-runs",
          "slowest-runs");

  private BuiltInQueries() {}

  public static List<SqlResource> all() {
    return NAMES.stream().map(name -> SqlResource.read("queries/" + name)).toList();
  }

  public static Optional<SqlResource> named(String name) {
    return NAMES.contains(name) ? SqlResource.find("queries/" + name) : Optional.empty();
  }
}
