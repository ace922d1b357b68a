package initsweep.cli.output;

import java.util.Locale;

/** How a table is printed. */
public enum Format {
  TABLE,
  CSV,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
