package initsweep.cli.output;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.sql.RunQuery;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints tables. CSV is RFC 4180 with a header; JSON is an array with one object a line. */
public record AnswerPrinter(Format format, PrintWriter out) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NULL = "NULL";

  /**
   * Prints the answer of a query row by row; only the aligned table for people is held in memory.
   */
  public void print(RunQuery query) {
    if (format == Format.JSON) {
      json(query.jsonRows());
    } else {
      print(query.columns(), query.rows());
    }
    out.flush();
  }

  /** A table whose values are strings, numbers or null. */
  public void print(List<String> columns, List<List<Object>> rows) {
    if (format == Format.JSON) {
      json(rows.stream().map(row -> object(columns, row)).iterator());
    } else {
      print(columns, rows.iterator());
    }
    out.flush();
  }

  private void print(List<String> columns, Iterator<List<Object>> rows) {
    if (format == Format.CSV) {
      out.print(csv(columns));
      rows.forEachRemaining(row -> out.print(csv(row)));
    } else {
      TextTable table = new TextTable(columns);
      rows.forEachRemaining(table::add);
      table.print(out);
    }
  }

  /**
   * Null is an empty field, and the empty text is {@code ""}. In a record of one field null is
   * {@code NULL}, and the text NULL is quoted, since readers skip empty lines.
   */
  private static String csv(List<?> record) {
    String line = record.stream().map(AnswerPrinter::field).collect(joining(","));
    if (record.size() == 1 && line.isEmpty()) {
      line = NULL;
    } else if (record.size() == 1 && line.equals(NULL)) {
      line = '"' + NULL + '"';
    }
    return line + "\n";
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    String text = value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
    boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain && !text.isEmpty() ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private void json(Iterator<String> objects) {
    out.print("[");
    for (String separator = "\n"; objects.hasNext(); separator = ",\n") {
      out.print(separator + objects.next());
    }
    out.println("\n]");
  }

  private static String object(List<String> columns, List<Object> row) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      object.put(columns.get(i), row.get(i));
    }
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new AssertionError("strings and numbers are always writable", e);
    }
  }
}
