package initsweep.spec.yaml;

import initsweep.spec.yaml.YamlNode.Field;
import initsweep.spec.yaml.YamlNode.Fields;
import initsweep.spec.yaml.YamlNode.Items;
import initsweep.spec.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML text as a tree of {@link YamlNode}s. Built from the parser's events, so that deep nesting
 * and aliases are refused before they are expanded.
 */
public final class YamlReader {
  private static final int DEEPEST = 20;
  private static final int LONGEST_TEXT = 4096;

  /** Unquoted texts that YAML's core schema reads as null; here they count as a missing value. */
  private static final Set<String> NULLS = Set.of("~", "null", "Null", "NULL");

  private final String source;
  private final boolean isFile;
  private final Iterator<Event> events;

  private YamlReader(String source, boolean isFile, String yaml) {
    this.source = source;
    this.isFile = isFile;
    LoadSettings settings = LoadSettings.builder().setLabel(source).build();
    this.events = new Parse(settings).parseString(yaml).iterator();
  }

  /**
   * The one document of a file; an empty file is an empty text.
   *
   * @throws SweepFileException with the line of the first thing that is not YAML, or not plain YAML
   */
  public static YamlNode readFile(String source, String yaml) {
    return new YamlReader(source, true, yaml).document();
  }

  /** The value of an override {@code --set key=value}. */
  public static YamlNode readOverride(String source, String yaml) {
    return new YamlReader(source, false, yaml).document();
  }

  private YamlNode document() {
    try {
      YamlNode root = null;
      while (events.hasNext()) {
        Event event = events.next();
        if (event instanceof DocumentStartEvent) {
          requireFirst(root == null, event);
          root = node(events.next(), 0, false);
        }
      }
      return root == null ? new Text("", place(Optional.empty())) : root;
    } catch (MarkedYamlEngineException e) {
      throw notYaml(e);
    } catch (YamlEngineException e) {
      throw new SweepFileException(source + ": not YAML: " + e.getMessage(), e);
    }
  }

  private SweepFileException notYaml(MarkedYamlEngineException e) {
    Place place = place(e.getProblemMark().map(mark -> mark.getLine() + 1));
    String began =
        e.getContextMark().map(mark -> " (line %s)".formatted(mark.getLine() + 1)).orElse("");
    String context = e.getContext() == null ? "" : e.getContext() + began + ", ";
    return new SweepFileException(place + ": not YAML: " + context + e.getProblem(), e);
  }

  private void requireFirst(boolean first, Event event) {
    if (!first) {
      throw place(event).error("a second document begins; expected one document");
    }
  }

  private YamlNode node(Event event, int depth, boolean inFlow) {
    requirePlain(event, depth);
    if (event instanceof ScalarEvent scalar) {
      return new Text(text(scalar, inFlow), place(event));
    }
    if (event instanceof SequenceStartEvent start) {
      return items(start, depth);
    }
    return fields((MappingStartEvent) event, depth);
  }

  private void requirePlain(Event event, int depth) {
    if (event instanceof AliasEvent || ((NodeEvent) event).getAnchor().isPresent()) {
      throw place(event)
          .error("anchors (&) and aliases (*) are not supported; write the value out");
    }
    if (tag(event).isPresent()) {
      throw place(event)
          .error(
              "found the tag %s; expected a plain value without tags"
                  .formatted(shown(tag(event).get())));
    }
    if (depth > DEEPEST) {
      throw place(event).error("nested more than %s levels deep".formatted(DEEPEST));
    }
  }

  private static String shown(String tag) {
    return tag.replace("tag:yaml.org,2002:", "!!");
  }

  private static Optional<String> tag(Event event) {
    return event instanceof ScalarEvent scalar
        ? scalar.getTag()
        : ((CollectionStartEvent) event).getTag();
  }

  private String text(ScalarEvent scalar, boolean inFlow) {
    String text = scalar.isPlain() && NULLS.contains(scalar.getValue()) ? "" : scalar.getValue();
    if (text.length() > LONGEST_TEXT) {
      throw place(scalar)
          .error(
              "a value of %s characters; expected at most %s"
                  .formatted(text.length(), LONGEST_TEXT));
    }
    if (inFlow && scalar.isPlain() && text.contains("(") && !text.contains(")")) {
      throw place(scalar)
          .error(
              "\"%s\" lacks its closing parenthesis; inside [ ] or { }, quote a value with commas"
                      .formatted(text)
                  + " as in \"momentum(0.9)\"");
    }
    return text;
  }

  private Items items(SequenceStartEvent start, int depth) {
    List<YamlNode> items = new ArrayList<>();
    for (Event event = events.next(); !ends(event); event = events.next()) {
      items.add(node(event, depth + 1, start.isFlow()));
    }
    return new Items(items, place(start));
  }

  private Fields fields(MappingStartEvent start, int depth) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Event event = events.next(); !ends(event); event = events.next()) {
      String key = key(node(event, depth + 1, start.isFlow()));
      YamlNode value = node(events.next(), depth + 1, start.isFlow());
      Field earlier = fields.putIfAbsent(key, new Field(place(event), value));
      if (earlier != null) {
        throw place(event)
            .error(key, "duplicate key, first on %s".formatted(earlier.place().brief()));
      }
    }
    return new Fields(fields, place(start));
  }

  private static String key(YamlNode node) {
    if (node instanceof Text text) {
      return text.text();
    }
    throw node.place().error("%s is used as a key; expected a name".formatted(node.kind()));
  }

  private static boolean ends(Event event) {
    return event.getEventId() == Event.ID.SequenceEnd || event.getEventId() == Event.ID.MappingEnd;
  }

  private Place place(Event event) {
    return place(event.getStartMark().map(mark -> mark.getLine() + 1));
  }

  private Place place(Optional<Integer> line) {
    return new Place(source, isFile ? line.orElse(0) : 0);
  }
}
