package initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A page about 64 cells with names that are long, or in other scripts; skipped without Chromium.
 */
class NamesBrowserIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SPECIAL =
      List.of(
          "layers(first=uniform_with_a_very_long_name(0.0123456789),hidden=orthogonal(1.41421356),output=0.01)",
          "averyveryverylongnamewithoutanyplacewhereitcouldbebrokenintotwolinesbyanybodywhoreadsit",
          "مُهيّئ الأوزان",
          "אתחול משקלים (0.5)",
          "重みの初期値をとても長い名前で書いた場合の例",
          "Größe_naïve");

  /** Lines of one name are written one by one, and all within the drawing. */
  private static final String TEXTS =
      """
      [...document.querySelectorAll('#section-%s .chart svg text')].map(text => text.textContent).join('')
        .replace(/\\s/g, '')
      """;

  private static final String OUTSIDE =
      """
      [...document.querySelectorAll('.chart svg')].flatMap(svg => {
        const room = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')].filter(text => {
          const box = text.getBoundingClientRect();
          return box.left < room.left - 1 || box.right > room.right + 1 || box.bottom > room.bottom + 1;
        }).map(text => text.textContent);
      })
      """;

  private static final String OVERLAPS =
      """
      [...document.querySelectorAll('#section-cells .chart svg')].flatMap(svg => {
        const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
        return texts.flatMap(([a, p], i) => texts.slice(i + 1)
          .filter(([b, q]) => Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1
            && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 2)
          .map(([b]) => a + ' / ' + b));
      })
      """;

  /** Texts that a field of the heat map does not hold. */
  private static final String TALLER =
      """
      [...document.querySelectorAll('#section-cells .chart svg')].flatMap(svg => {
        const fields = [...svg.querySelectorAll('path[fill="#9467bd"]')].map(path => path.getBoundingClientRect());
        return [...svg.querySelectorAll('text')].filter(text => {
          const box = text.getBoundingClientRect();
          const middle = (box.top + box.bottom) / 2;
          return fields.some(field => field.left < box.left && box.right < field.right && field.top < middle && middle < field.bottom
            && (box.top < field.top + 1 || box.bottom > field.bottom - 1));
        }).map(text => text.textContent);
      })
      """;

  @TempDir static Path folder;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void write() throws IOException {
    assumeTrue(Browser.isInstalled(), "no Chromium: apt-get install chromium chromium-driver");
    List<JsonNode> cells = new ArrayList<>();
    List<JsonNode> loss = new ArrayList<>();
    for (String name : names()) {
      int place = cells.size() + 1;
      cells.add(cell(name, place));
      loss.add(loss(name, place));
    }
    page = page("report", content("cells", cells), content("loss", loss));
    browser = Browser.start();
  }

  private static Path page(String name, Report.Content... contents) throws IOException {
    Report report =
        new Report(
            SPECIAL.get(0),
            "",
            null,
            String.join(", ", SPECIAL),
            "init",
            "64 runs",
            List.of(0L),
            null,
            List.of(contents));
    return Files.writeString(folder.resolve(name + ".html"), Page.of(report, Language.EN));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(SPECIAL);
    for (int i = names.size(); i < 64; i++) {
      names.add("gaussian(%s)".formatted(i / 100.0));
    }
    return names;
  }

  private static ObjectNode cell(String name, int place) {
    return JSON.createObjectNode()
        .put("series", name)
        .put("setting", "")
        .put("place", place)
        .put("runs", 10)
        .put("completed", 10)
        .put("diverged", 0)
        .put("accuracy", 1 - place / 100.0)
        .put("accuracy_sd", 0.01);
  }

  private static ObjectNode loss(String name, int place) {
    ObjectNode row = JSON.createObjectNode().put("series", name).put("setting", "");
    row.putArray("iteration").add(0).add(100);
    row.putArray("loss").add(2.3).add(place / 50.0);
    row.putArray("low").add(2.2).add(place / 60.0);
    row.putArray("high").add(2.4).add(place / 40.0);
    return row;
  }

  private static Report.Content content(String id, List<JsonNode> rows) {
    Section section =
        Section.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    return new Report.Content(section, rows, null);
  }

  @ParameterizedTest
  @ValueSource(ints = {380, 1200})
  void everyNameIsReadAndNoneLiesOnAnotherOrOutside(int width) {
    browser.open(page, width, 900);
    String drawn = browser.ask(TEXTS.formatted("cells")).toString();
    assertThat(names()).allSatisfy(name -> assertThat(drawn).contains(name.replaceAll("\\s", "")));
    assertThat(browser.ask(OUTSIDE)).asInstanceOf(LIST).isEmpty();
    assertThat(browser.ask(OVERLAPS)).asInstanceOf(LIST).isEmpty();
    assertThat(browser.ask("document.documentElement.scrollWidth")).isEqualTo((long) width);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theLegendHasAButtonForEachInAsManyLinesAsItTakes() {
    browser.open(page, 380, 900);
    assertThat(browser.ask("document.querySelectorAll('#section-loss .legend button').length"))
        .isEqualTo(64L);
    assertThat(
            browser.ask(
                "Math.max(...[...document.querySelectorAll('.legend button')].map(button =>"
                    + " button.getBoundingClientRect().right)) <= 380"))
        .isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(ints = {380, 500, 1200})
  void aFieldIsAsTallAsItsText(int width) throws IOException {
    List<JsonNode> cells = new ArrayList<>();
    for (int place = 1; place <= 10; place++) {
      cells.add(
          JSON.createObjectNode()
              .put("series", "gaussian(%s)".formatted(place % 5))
              .put("setting", place < 6 ? "relu" : "tanh")
              .put("place", place)
              .put("runs", 10)
              .put("completed", 10)
              .put("overall_verdict", "insensitive")
              .put("overall_share", 1.0));
    }
    browser.open(page("verdicts", content("cells", cells)), width, 900);
    assertThat((Long) browser.ask("document.querySelectorAll('path[fill=\"#9467bd\"]').length"))
        .isGreaterThanOrEqualTo(10);
    assertThat(browser.ask(TALLER)).asInstanceOf(LIST).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }
}
