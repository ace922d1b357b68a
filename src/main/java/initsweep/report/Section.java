package initsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A section of the report, as defined in {@code sections.json}.
 *
 * @param definition its id, its query if it has one, and its {@code chart} or {@code columns}
 */
public record Section(JsonNode definition) {
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
  public Optional<String> axis() {
    return Optional.ofNullable(definition.get("axis")).map(JsonNode::textValue);
  }

  /** Whether it is only of sweeps that choose values for their cells. */
  public boolean isOfTuning() {
    return definition.path("tuning").asBoolean();
  }

  /** The query whose rows it shows, such as {@code report/cells}. */
  public String query() {
    return definition.get("query").textValue();
  }
}
