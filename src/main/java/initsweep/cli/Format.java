package initsweep.cli;

import java.util.Locale;

/** How a table is printed. */
enum Format {
  TABLE,
  CSV,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
