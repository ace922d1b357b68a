package initsweep.cli.output;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Aligned columns for people: numbers to the right, fractions to at most six significant digits,
 * long texts cut.
 */
public final class TextTable {
  /** Columns of a terminal. */
  private static final int WIDEST = 100;

  /** Characters that would move the cursor or reverse the direction of the text after them. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

  private static final String GAP = "  ";

  private final List<String> header;
  private final List<List<Object>> rows = new ArrayList<>();

  public TextTable(List<String> header) {
    this.header = header.stream().map(TextTable::text).toList();
  }

  /** A row; null is shown as a dash. */
  public void add(List<Object> row) {
    rows.add(row);
  }

  public void print(PrintWriter out) {
    int[] widths = new int[header.size()];
    boolean[] isNumeric = new boolean[header.size()];
    for (int column = 0; column < widths.length; column++) {
      int at = column;
      widths[at] =
          rows.stream().mapToInt(row -> TerminalText.width(text(row.get(at)))).max().orElse(0);
      widths[at] = Math.max(widths[at], TerminalText.width(header.get(at)));
      isNumeric[at] =
          rows.stream().allMatch(row -> row.get(at) == null || row.get(at) instanceof Number);
    }
    out.println(line(header, widths, isNumeric));
    out.println(
        "-".repeat(java.util.Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1)));
    for (List<Object> row : rows) {
      out.println(line(row.stream().map(TextTable::text).toList(), widths, isNumeric));
    }
  }

  private static String line(List<String> cells, int[] widths, boolean[] isNumeric) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - TerminalText.width(cells.get(column)));
      line.append(column == 0 ? "" : GAP);
      line.append(isNumeric[column] ? padding + cells.get(column) : cells.get(column) + padding);
    }
    return line.toString().stripTrailing();
  }

  private static String text(Object value) {
    if (value == null) {
      return "-";
    }
    if (value instanceof Double || value instanceof Float) {
      return number(((Number) value).doubleValue());
    }
    String text = value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
    return TerminalText.cut(UNPRINTABLE.matcher(text).replaceAll(" "), WIDEST);
  }

  private static String number(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= 1e-4 && size < 1e7) {
      int decimals = Math.max(0, 5 - (int) Math.floor(Math.log10(size)));
      return String.format(Locale.ROOT, "%." + Math.min(decimals, 6) + "f", value);
    }
    return String.format(Locale.ROOT, "%.5e", value);
  }
}
