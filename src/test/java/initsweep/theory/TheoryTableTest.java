package initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.nn.Activation;
import initsweep.nn.activations.Activations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheoryTableTest {
  private static final List<Activation> ALL =
      Activations.names().stream().map(Activations::parse).toList();

  @Test
  void theColumnsAreThoseOfTheContract() {
    List<String> columns =
        List.of(
            "activation",
            "mean",
            "second_moment",
            "slope_second_moment",
            "forward_gain2",
            "backward_gain2",
            "critical_sw2",
            "critical_q",
            "half_stable_sw2",
            "half_stable_sb2",
            "half_stable_q",
            "auto_chi_par",
            "auto_stability");
    assertThat(TheoryTable.of(List.of()).columns()).isEqualTo(columns);
    assertThat(TheoryTable.of(List.of(), 1, 0).columns())
        .startsWith(columns.toArray(String[]::new))
        .endsWith("sw2", "sb2", "q_star", "chi_perp", "chi_par", "c_star", "xi_q", "xi_c", "phase")
        .hasSize(22);
  }

  @Test
  void reluIsHesTwo() {
    assertThat(
            TheoryTable.of(List.of(Activations.parse("relu")), 1.0, 0.0).rows().get(0).toString())
        .startsWith("[relu, 0.398942280401")
        .endsWith("1.0, 0.0, 0.0, 0.5, 0.5, 1.0, 1.4426950408889634, 1.4426950408889634, ordered]");
  }

  /** src/test/python/critical_reference.py has these by SciPy. */
  @ParameterizedTest
  @CsvSource({
    "gelu, 1.144063196872584, unstable",
    "silu, 1.1725940540987494, unstable",
    "mish, 1.0763388163613195, unstable",
    "tanh, 0.46107083047763137, stable",
    "softplus, 0.492053172904632, stable",
    "relu, 1, marginal"
  })
  void itTellsWhetherAutoKeepsItsVariance(String activation, double chiPar, String stability) {
    TheoryTable table = TheoryTable.of(List.of(Activations.parse(activation)));
    List<Object> row = table.rows().get(0);
    assertThat((Double) row.get(table.columns().indexOf("auto_chi_par")))
        .isCloseTo(chiPar, within(1e-10));
    assertThat(row.get(table.columns().indexOf("auto_stability"))).isEqualTo(stability);
  }

  @Test
  void aCellIsTextOrAFiniteNumberOrNothing() {
    for (List<Object> row : TheoryTable.of(ALL, 3, 0.1).rows()) {
      assertThat(row).hasSize(22);
      for (Object cell : row) {
        boolean isFinite = cell instanceof Double number && Double.isFinite(number);
        assertThat(cell == null || cell instanceof String || isFinite)
            .as("%s in %s", cell, row)
            .isTrue();
      }
    }
  }

  @Test
  void everyActivationHasARowAtEveryPoint() {
    for (double sw2 : new double[] {100, 0.01, 1, 2}) {
      assertThat(TheoryTable.of(ALL, sw2, 0).rows()).hasSize(ALL.size());
    }
  }

  @Test
  void theNumbersAreTheSameEveryTime() {
    assertThat(TheoryTable.of(ALL, 1.5, 0.05)).isEqualTo(TheoryTable.of(ALL, 1.5, 0.05));
  }
}
