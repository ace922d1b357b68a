package initsweep.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.storage.StoreLocation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table after a sweep. */
class CellTableTest {
  private static final List<String> COLUMNS = List.of("cell", "init", "lr", "runs", "completed");

  private static List<String> lines(boolean isTrained, int cells) {
    StringWriter out = new StringWriter();
    CellTable.of(isTrained, new StoreLocation("results/x"))
        .print(
            COLUMNS,
            IntStream.range(0, cells)
                .mapToObj(i -> List.<Object>of("he lr=" + i, "he", (double) i, 10L, 9L))
                .iterator(),
            new PrintWriter(out, true));
    return out.toString().lines().toList();
  }

  @Test
  void aCellIsShownByItsName() {
    assertThat(lines(true, 1).get(0).split(" +")).containsExactly("cell", "runs", "completed");
    assertThat(lines(true, 1).get(2)).isEqualTo("he lr=0    10          9");
  }

  @ParameterizedTest
  @CsvSource({"true, accuracy-by-cell", "false, verdicts-by-cell"})
  void aLongTableIsCutAndSaysHowToSeeAllOfIt(boolean isTrained, String query) {
    assertThat(lines(isTrained, 20)).hasSize(2 + 20);
    assertThat(lines(isTrained, 21))
        .hasSize(2 + 20 + 1)
        .endsWith(
            "Showing the first 20 of 21 cells; for all of them: ./submit.sh query"
                + " results/x "
                + query);
  }
}
