package initsweep.cli.output;

import java.util.Locale;

/** How a figure is written. */
public enum FigureFormat {
  SVG;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
