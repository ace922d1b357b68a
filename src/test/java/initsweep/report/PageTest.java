package initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The frame of the page; SweepReportIT and ReportBrowserIT have pages of sweeps. */
class PageTest {
  private static final String COMPARISON =
      "{\"cell\": \"<b>he\", \"against\": \"xavier\", \"pairs\": 10, \"difference\": -0.0226,"
          + " \"p_value\": 0.001953, \"finding\": \"better\", \"losses\": null}";

  private static String page(Unfinished unfinished) throws IOException {
    Section section =
        Section.all().stream()
            .filter(each -> each.id().equals("comparisons"))
            .findFirst()
            .orElseThrow();
    JsonNode row = new ObjectMapper().readTree(COMPARISON);
    Report report =
        new Report(
            "small",
            "",
            null,
            "he is best.",
            "init",
            "20 runs",
            List.of(0L, 1L),
            unfinished,
            List.of(new Report.Content(section, List.of(row), null)));
    return Page.of(report, Language.EN);
  }

  private static Unfinished unfinished(Duration every) {
    return new Unfinished(1200, 500, 3, 1, false, Instant.parse("2026-11-27T18:30:05.123Z"), every);
  }

  @Test
  void anUnfinishedSweepHasItsProgressAboveEverything() throws IOException {
    assertThat(page(unfinished(null)))
        .containsSubsequence(
            "<header>",
            "This sweep is not finished.",
            "500 of 1,200 runs are stored; 3 of them diverged, 1 failed.",
            "<progress max=\"1200\" value=\"500\"",
            "Written at 2026-11-27 18:30:05 UTC.",
            "<h1>small</h1>");
  }

  @Test
  void onlyThePageOfAnUnfinishedSweepThatIsKeptFreshReloadsItself() throws IOException {
    assertThat(page(unfinished(Duration.ofMinutes(5))))
        .contains(
            "data-every=\"300\"", "data-written=\"2026-11-27T18:30:05.123Z\"", "location.reload");
    assertThat(page(unfinished(null))).doesNotContain("location.reload", "data-every=\"");
    assertThat(page(null)).doesNotContain("location.reload", "<progress", "data-every=\"");
  }

  @Test
  void itsTablesAreThereWithoutJavaScript() throws IOException {
    assertThat(page(null))
        .containsSubsequence(
            "<noscript>",
            "<h2>Are the differences significant?</h2>",
            "<th>cell</th><th>against</th><th>pairs</th><th>difference, points</th>",
            "<td>&lt;b&gt;he</td><td>xavier</td><td>10</td><td>&minus;2.26</td>",
            "<td>0.00195</td>",
            "<td>better</td>",
            "</noscript>");
  }
}
