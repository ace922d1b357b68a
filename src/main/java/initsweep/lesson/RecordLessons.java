package initsweep.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What the article's claims and the records of the sweep teach. */
final class RecordLessons {
  /** As many characters of a digest as a person compares. */
  private static final int SHOWN = 12;

  private RecordLessons() {}

  static void claims(Rows rows, Teaching page) {
    long passed = rows.stream().filter(row -> isResult(row, "PASS")).count();
    page.say("claims", Map.of("passed", passed, "claims", rows.all().size()));
    List<String> others =
        rows.stream()
            .filter(row -> !isResult(row, "PASS"))
            .map(row -> row.get("claim").asText())
            .toList();
    if (!others.isEmpty()) {
      page.say("claims.others", Map.of("names", page.listed(others)));
    }
    page.next(
        sweep -> MeasuringProposals.articlesOther(sweep, rows), NetworkProposals::otherActivation);
  }

  private static boolean isResult(JsonNode row, String result) {
    return row.path("result").asText().equals(result);
  }

  static void folders(Rows rows, Teaching page) {
    List<String> keys =
        rows.stream().map(row -> row.path("key").asText()).filter(key -> !key.isEmpty()).toList();
    if (!keys.isEmpty()) {
      page.say("folders", Map.of("keys", page.listed(keys)));
    }
    page.next(MeasuringProposals::compared);
  }

  static void provenance(Rows rows, Teaching page) {
    rows.stream()
        .filter(row -> row.path("item").asText().equals("digest"))
        .map(row -> row.path("value").asText())
        .filter(digest -> digest.length() > SHOWN)
        .findFirst()
        .ifPresent(digest -> page.say("provenance", Map.of("digest", digest.substring(0, SHOWN))));
    page.next(sweep -> sweep.asked("next.verify", "verify"));
  }

  static void sweep(Teaching page) {
    page.say("sweep", Map.of()).next(sweep -> sweep.asked("next.plan", "plan"));
  }
}
