package initsweep.theory;

import initsweep.nn.Activation;
import initsweep.nn.activations.Activations;
import initsweep.nn.meanfield.CriticalPoints.Point;
import initsweep.spelling.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The table of the {@code theory} command, one row per activation. A cell is a String, a finite
 * Double, or null if there is no value.
 */
public record TheoryTable(List<String> columns, List<List<Object>> rows) {
  private static final List<Column> OF_ACTIVATION =
      List.of(
          new Column("activation", row -> row.activation().toString()),
          new Column("mean", row -> row.moments().mean()),
          new Column("second_moment", row -> row.moments().secondMoment()),
          new Column("slope_second_moment", row -> row.moments().slopeSecondMoment()),
          new Column("forward_gain2", TheoryRow::forwardGain2),
          new Column("backward_gain2", TheoryRow::backwardGain2),
          new Column("critical_sw2", row -> cell(row.critical(), Point::sw2)),
          new Column("critical_q", row -> cell(row.critical(), Point::q)),
          new Column("half_stable_sw2", row -> cell(row.halfStable(), Point::sw2)),
          new Column("half_stable_sb2", row -> cell(row.halfStable(), Point::sb2)),
          new Column("half_stable_q", row -> cell(row.halfStable(), Point::q)),
          new Column("auto_chi_par", TheoryRow::autoChiPar),
          new Column("auto_stability", row -> cell(row.autoStability(), Stability::toString)));

  private static final List<Column> OF_FIXED_POINT =
      List.of(
          new Column("sw2", row -> cell(row.at(), TheoryRow.At::sw2)),
          new Column("sb2", row -> cell(row.at(), TheoryRow.At::sb2)),
          fixedPoint("q_star", FixedPoint::qStar),
          fixedPoint("chi_perp", FixedPoint::chiPerp),
          fixedPoint("chi_par", FixedPoint::chiPar),
          fixedPoint("c_star", FixedPoint::cStar),
          fixedPoint("xi_q", FixedPoint::xiQ),
          fixedPoint("xi_c", FixedPoint::xiC),
          fixedPoint("phase", point -> point.phase().toString()));

  /** A column name and the function that computes its cells. */
  private record Column(String name, Function<TheoryRow, Object> cell) {}

  private static Column fixedPoint(String name, Function<FixedPoint, Object> value) {
    return new Column(name, row -> cell(row.at(), at -> value.apply(at.fixedPoint())));
  }

  /** The value of an Optional; null if it is empty. */
  private static <T> Object cell(Optional<T> from, Function<T, Object> value) {
    return from.map(value).orElse(null);
  }

  /**
   * Moments, gains and critical points.
   *
   * @throws InvalidValueException if a plug-in throws
   */
  public static TheoryTable of(List<Activation> activations) {
    return table(OF_ACTIVATION, activations, TheoryRow::of);
  }

  /**
   * With the fixed point at σ_w² and σ_b².
   *
   * @throws IllegalArgumentException if one of them is negative or not finite
   * @throws InvalidValueException if a plug-in throws
   */
  public static TheoryTable of(List<Activation> activations, double sw2, double sb2) {
    List<Column> columns = new ArrayList<>(OF_ACTIVATION);
    columns.addAll(OF_FIXED_POINT);
    return table(columns, activations, activation -> TheoryRow.of(activation, sw2, sb2));
  }

  private static TheoryTable table(
      List<Column> columns, List<Activation> activations, Function<Activation, TheoryRow> theory) {
    return new TheoryTable(
        columns.stream().map(Column::name).toList(),
        activations.stream()
            .map(each -> cells(columns, Activations.compute("the theory", each, theory)))
            .toList());
  }

  private static List<Object> cells(List<Column> columns, TheoryRow row) {
    List<Object> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(finite(column.cell().apply(row))));
    return Collections.unmodifiableList(cells);
  }

  /** Null for an infinite gain, that of a constant activation. */
  private static Object finite(Object cell) {
    return cell instanceof Double number && !Double.isFinite(number) ? null : cell;
  }
}
