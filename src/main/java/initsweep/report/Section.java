package initsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A section of the report, as defined in {@code sections.json}.
 *
 * @param definition its id, its query if it has one, and its {@code chart} or {@code columns}
 */
public record Section(JsonNode definition) {
  static final String CONDITION = "only";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** All sections, in the order of the page. */
  public static List<Section> all() {
    try {
      JsonNode sections = JSON.readTree(Resource.text("sections.json"));
      return StreamSupport.stream(sections.spliterator(), false).map(Section::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String id() {
    return definition.get("id").textValue();
  }

  /**
   * The key that has to vary within the sweep for the section to be shown; empty if it is always
   * shown.
   */
  public Optional<String> varying() {
    return Optional.ofNullable(condition().get("varying")).map(JsonNode::textValue);
  }

  /** Whether it is only of sweeps that choose values for their cells. */
  public boolean isOfTuning() {
    return condition().path("tuned").asBoolean();
  }

  /** Whether it is only of sweeps in which some run did not complete. */
  public boolean isOfIncomplete() {
    return condition().path("incomplete").asBoolean();
  }

  /** Values of keys with which no run has anything that the section shows. */
  public Map<String, String> unless() {
    return condition().path("unless").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().textValue()));
  }

  /** Of which sweeps it is. */
  private JsonNode condition() {
    return definition.path(CONDITION);
  }

  /** The query whose rows it shows, such as {@code report/cells}. */
  public String query() {
    return definition.get("query").textValue();
  }
}
