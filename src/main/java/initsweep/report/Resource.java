package initsweep.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Reads text resources from the jar. */
final class Resource {
  private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  /** In load order: each may use those before it. */
  private static final List<String> CHART_SCRIPTS =
      List.of(
          "text.js",
          "marks.js",
          "heatmap.js",
          "histograms.js",
          "initial.js",
          "axes.js",
          "charts.js",
          "drawings.js");

  private Resource() {}

  /** A file of the report. */
  static String text(String name) {
    return read("/initsweep/report/" + name);
  }

  /** The library that draws the charts: Apache ECharts. */
  static String chartLibrary() {
    return read(CHARTS);
  }

  /** The scripts that turn rows into charts, on the page and in figures. */
  static Stream<String> chartScripts() {
    return CHART_SCRIPTS.stream().map(Resource::text);
  }

  private static String read(String path) {
    try (InputStream in = Resource.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new FileNotFoundException("no resource " + path + " in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
