package initsweep.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.spark.SmallSweep;
import initsweep.table.DuckDb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import scala.Console;
import scala.jdk.javaapi.CollectionConverters;
import scala.tools.nsc.Settings;
import scala.tools.nsc.interpreter.IMain;
import scala.tools.nsc.interpreter.Results.Success$;
import scala.tools.nsc.interpreter.shell.ReplReporterImpl;

/** What docs/library.md and the notebook tell people to type. */
@TestMethodOrder(OrderAnnotation.class)
class LibraryExampleIT {
  private static final Pattern SCALA = Pattern.compile("```scala\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SQL = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);

  @TempDir static Path folder;
  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = SmallSweep.session("local[2]");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  @Order(1)
  void theScalaOfTheDocumentationRuns() throws IOException {
    String printed =
        interpret(
            only(SCALA, Files.readString(Path.of("docs/library.md")))
                .replace("results/short", folder.resolve("short").toString()));
    assertThat(printed)
        .contains("6 runs, 6 computed now, digest ")
        .containsPattern("\\| *he\\|")
        .contains("seeds_needed");
  }

  @Test
  @Order(2)
  void theQueriesOfTheNotebookAnswerInDuckDb() throws IOException {
    JsonNode notebook = new ObjectMapper().readTree(Path.of("examples/initsweep.ipynb").toFile());
    List<String> queries =
        notebook.findValues("source").stream()
            .map(LibraryExampleIT::text)
            .flatMap(cell -> SQL.matcher(cell).results().map(found -> found.group(1)))
            .toList();
    assertThat(queries).hasSize(3);
    Path files = folder.resolve("short/runs/*.parquet");
    assertThat(queries)
        .allSatisfy(
            sql ->
                assertThat(
                        DuckDb.query(
                            files, sql.replace("'../results/book/runs/*.parquet'", "TABLE")))
                    .extracting("init")
                    .contains("he", "xavier", "0.01"));
  }

  private static String text(JsonNode lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.asText()));
    return text.toString();
  }

  private static String only(Pattern pattern, String text) {
    List<String> found =
        pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** As spark-shell does it: the session is there under the name spark. */
  private static String interpret(String scala) {
    Settings settings = new Settings();
    settings.usejavacp().v_$eq(true);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    IMain interpreter =
        new IMain(
            settings,
            new ReplReporterImpl(settings, new PrintWriter(out, true, StandardCharsets.UTF_8)));
    try {
      interpreter.bind(
          "spark",
          SparkSession.class.getName(),
          spark,
          CollectionConverters.asScala(List.of("@transient")).toList());
      Object result = Console.withOut(out, () -> interpreter.interpret(scala));
      assertThat(result).as("%s", printed).isEqualTo(Success$.MODULE$);
    } finally {
      interpreter.close();
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
