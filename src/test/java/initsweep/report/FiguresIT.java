package initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.report.Figures.Figure;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The figures of a report whose rows, in {@code rows.json}, are from conf/book.yaml,
 * conf/dying-relu.yaml and conf/fair.yaml; one init has a name that no markup may take for its own.
 */
class FiguresIT {
  private static final String HOSTILE = "he <&\"'> 初期化 ]]>";

  /** A canvas would measure text by the machine's fonts. */
  private static final String WITHOUT_CANVAS =
      """
      const make = document.createElement.bind(document);
      document.createElement = (name) => (name === 'canvas' ? null : make(name));
      """;

  private static Report report;
  private static Figures figures;

  @BeforeAll
  static void read() throws IOException {
    JsonNode rows = new ObjectMapper().readTree(FiguresIT.class.getResource("rows.json"));
    report =
        new Report(
            "the_book",
            "",
            null,
            "xavier is *best*.",
            "init",
            "30 runs",
            List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 12L),
            null,
            Section.all().stream()
                .filter(section -> rows.has(section.id()))
                .map(section -> content(section, rows.get(section.id())))
                .toList());
    figures = new Figures(report, Language.EN, 174);
  }

  @AfterAll
  static void close() {
    figures.close();
  }

  private static Report.Content content(Section section, JsonNode rows) {
    List<JsonNode> all = new ArrayList<>();
    rows.forEach(all::add);
    return new Report.Content(section, all, null);
  }

  private static Figure figure(Predicate<String> name) {
    List<String> names = figures.names();
    return figures.draw(names.indexOf(names.stream().filter(name).findFirst().orElseThrow()));
  }

  private static Document parsed(Figure figure) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(figure.svg())));
  }

  @Test
  void thereIsOneForEverythingThatThePageLetsChoose() {
    assertThat(figures.names())
        .startsWith("01-cells-accuracy", "02-cells-loss")
        .anyMatch(name -> name.matches("\\d+-axes-depth-x-width-dead-share"))
        .anyMatch(name -> name.matches("\\d+-axes-width-dead-share"))
        .anyMatch(name -> name.matches("\\d+-loss"))
        .anyMatch(name -> name.matches("\\d+-profiles-delta"))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[A-Za-z0-9.-]+"));
  }

  @Test
  void itIsAnSvgFileInMillimetresWithItsTextsAsText() throws Exception {
    Document svg = parsed(figures.draw(0));
    assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo("174.00mm");
    assertThat(svg.getDocumentElement().getAttribute("height")).matches("\\d+\\.\\d\\dmm");
    assertThat(svg.getDocumentElement().getTextContent().replaceAll("\\s", ""))
        .contains(HOSTILE.replaceAll("\\s", ""))
        .contains("n=10/10");
  }

  @Test
  void itsCaptionSaysOverHowManyRunsAndSeedsAndWhichTest() {
    assertThat(figure(name -> name.endsWith("cells-accuracy")).caption())
        .startsWith("**How every cell did** test accuracy; ")
        .contains("n = 10 completed of 10 runs per cell, seeds 0–8, 12.");
    assertThat(figure(name -> name.endsWith("-loss")).caption())
        .endsWith("No test: the figure shows what was measured.");
  }

  @Test
  void whatTheDataSayIsNoMarkdown() {
    assertThat(figures.preface())
        .startsWith("# Figures of the\\_book\n")
        .contains("xavier is \\*best\\*.");
  }

  /** Rhino, which draws them, is a smaller JavaScript than a browser's. */
  @Test
  void aFigureIsTheSameToTheLetterAsChromiumDrawsIt() {
    assumeTrue(Browser.isInstalled(), "no Chromium: apt-get install chromium chromium-driver");
    try (Browser browser = Browser.start()) {
      browser.driver().get("about:blank");
      browser
          .driver()
          .executeScript(
              WITHOUT_CANVAS
                  + "const all = document.createElement('script'); all.textContent = arguments[0];"
                  + " document.head.append(all);",
              Figures.scripts());
      browser
          .driver()
          .executeScript("read(arguments[0])", ReportJson.withSeeds(report, Language.EN));
      for (String kind :
          List.of(
              "cells", "axes-depth-x", "axes-depth", "loss", "histograms", "profiles", "budget")) {
        Figure ours = figure(name -> name.contains("-" + kind));
        int number = figures.names().indexOf(ours.name());
        assertThat(browser.ask("JSON.parse(draw(arguments[0], 174)).svg", number))
            .as(ours.name())
            .isEqualTo(ours.svg());
      }
    }
  }

  /**
   * On a logarithmic axis: what is between the ends of the band is the logarithm of their ratio.
   */
  @Test
  void theBandOfTheLossReachesFromTheLowestToTheHighest() throws Exception {
    JsonNode loss =
        report.contents().stream()
            .filter(content -> content.section().id().equals("loss"))
            .findFirst()
            .orElseThrow()
            .rows()
            .get(0);
    NodeList polygons =
        parsed(figure(name -> name.matches("\\d+-loss"))).getElementsByTagName("polygon");
    String[] points =
        polygons.item(0).getAttributes().getNamedItem("points").getNodeValue().split("[ ,]+");
    int last = loss.get("low").size() - 1;
    double first = height(points, 0);
    double scale =
        Math.log(loss.at("/low/0").doubleValue() / loss.at("/low/" + last).doubleValue());
    double pixels = (height(points, last) - first) / scale;
    assertThat((height(points, last) - height(points, last + 1)) / pixels)
        .isCloseTo(
            Math.log(
                loss.at("/high/" + last).doubleValue() / loss.at("/low/" + last).doubleValue()),
            within(0.02));
  }

  private static double height(String[] points, int number) {
    return Double.parseDouble(points[2 * number + 1]);
  }
}
