package initsweep.table;

import static initsweep.table.Column.float64;
import static initsweep.table.Column.int32;
import static initsweep.table.Column.list;
import static initsweep.table.Column.since;
import static initsweep.table.Column.text;
import static org.assertj.core.api.Assertions.assertThat;

import initsweep.table.ColumnType.Primitive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns are added to rows and to structures within; what was there keeps schema and digest. */
class SchemaVersionTest {
  private record Layer(int layer, double mean) {}

  private record Row(String name, List<Layer> layers) {}

  private static final Row ROW = new Row("a", List.of(new Layer(1, 0.5), new Layer(2, 0.25)));

  private static final Struct<Row> BEFORE =
      new Struct<>(
          List.of(
              text("name", Row::name),
              list(
                  "layers",
                  new Struct<Layer>(List.of(int32("layer", Layer::layer))),
                  Row::layers)));

  private static final Struct<Row> AFTER =
      new Struct<>(
          List.of(
              since(3, list("sizes", Primitive.INT, row -> List.of(row.layers().size()))),
              text("name", Row::name),
              list(
                  "layers",
                  new Struct<Layer>(
                      List.of(
                          int32("layer", Layer::layer), since(2, float64("mean", Layer::mean)))),
                  Row::layers),
              since(
                  3,
                  list(
                      "again",
                      new Struct<Layer>(List.of(int32("layer", Layer::layer))),
                      Row::layers))));

  private static String columns(IntPredicate versions) {
    return AFTER.columns(versions).parquet("row").toString();
  }

  /** A change of one of these files is a change of what others read, and of digests. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aReleasedVersionKeepsItsColumns(int version) throws IOException {
    String name = "version-%s.schema".formatted(version);
    try (InputStream released = SchemaVersionTest.class.getResourceAsStream(name)) {
      assertThat(RunTable.schema(version))
          .hasToString(new String(released.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void rowsOfAVersionHaveWhatItAndEarlierOnesBrought() {
    assertThat(columns(version -> version <= 1)).isEqualTo(BEFORE.parquet("row").toString());
    assertThat(columns(version -> version <= 2)).contains("mean").doesNotContain("again");
    assertThat(columns(version -> version <= 3)).isEqualTo(AFTER.parquet("row").toString());
  }

  @Test
  void theDigestOfAVersionDoesNotKnowLaterColumns() {
    assertThat(RunDigest.digest(AFTER.columns(version -> version == 1), ROW))
        .isEqualTo(RunDigest.digest(BEFORE, ROW));
  }

  @Test
  void theDigestOfAVersionCoversWhatItBroughtAndNothingElse() {
    Row other = new Row("b", List.of(new Layer(1, 0.5), new Layer(2, Math.nextUp(0.25))));
    for (int version = 1; version <= 3; version++) {
      int brought = version;
      Struct<Row> columns = AFTER.columns(any -> any == brought);
      boolean isSame = RunDigest.digest(columns, ROW).equals(RunDigest.digest(columns, other));
      assertThat(isSame).as("version %d", version).isEqualTo(version == 3);
    }
  }

  @Test
  void aStructureThatIsNewIsNewInAllItsColumns() {
    assertThat(columns(version -> version == 2)).contains("layers", "mean").doesNotContain("again");
    assertThat(columns(version -> version == 3)).contains("again", "sizes").doesNotContain("name");
  }
}
