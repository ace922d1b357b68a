package initsweep.cli;

import static java.util.stream.Collectors.joining;

import initsweep.spark.RunQuery;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** Prints the answer of a query. CSV is RFC 4180 with a header; JSON is an array with one object a line. */
record AnswerPrinter(Format format, PrintWriter out) {
  void print(RunQuery query) {
    switch (format) {
      case TABLE -> table(query);
      case CSV -> csv(query);
      case JSON -> json(query);
    }
    out.flush();
  }

  private void table(RunQuery query) {
    TextTable table = new TextTable(query.columns());
    query.rows().forEachRemaining(row -> table.add(values(row)));
    table.print(out);
  }

  private static List<Object> values(Row row) {
    return Arrays.asList(IntStream.range(0, row.size()).mapToObj(row::get).toArray());
  }

  private void csv(RunQuery query) {
    out.println(query.columns().stream().map(AnswerPrinter::quoted).collect(joining(",")));
    query
        .rows()
        .forEachRemaining(
            row -> out.println(values(row).stream().map(AnswerPrinter::quoted).collect(joining(","))));
  }

  private static String quoted(Object value) {
    String text = value == null ? "" : value.toString();
    boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private void json(RunQuery query) {
    out.print("[");
    String separator = "\n";
    for (Iterator<String> rows = query.jsonRows(); rows.hasNext(); separator = ",\n") {
      out.print(separator + rows.next());
    }
    out.println("\n]");
  }
}
