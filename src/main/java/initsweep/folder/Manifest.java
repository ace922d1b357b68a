package initsweep.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import initsweep.table.RunTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The sweep that an output folder was created for. Written once, before the first result, and never
 * changed.
 *
 * @param meaning everything the results depend on; its hash is the fingerprint
 * @param sweep the sweep as specified, enough to resume it
 * @param inputs the moments of the data that the theory needs
 * @param chunks how many chunk files the plan has
 * @param schemaVersion version of the columns of its rows; not part of the meaning, since recording
 *     more columns changes no result
 */
public record Manifest(
    JsonNode meaning, JsonNode sweep, JsonNode inputs, int chunks, int schemaVersion) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA_VERSION = "schema_version";

  /** The version of manifests without one, written when there was only one. */
  private static final int FIRST_VERSION = 1;

  /** The hash of everything the results depend on. */
  public String fingerprint() {
    return DigestUtils.sha256Hex(meaning.toString());
  }

  byte[] toJson() {
    ObjectNode node = JSON.createObjectNode().put("fingerprint", fingerprint());
    node.set("meaning", meaning);
    node.set("sweep", sweep);
    node.set("inputs", inputs);
    node.put("chunks", chunks);
    node.put(SCHEMA_VERSION, schemaVersion);
    return node.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws ForeignOutputException if the content is not a manifest
   */
  static Manifest parse(byte[] content, String where) {
    try {
      JsonNode node = JSON.readTree(content);
      if (node != null && node.path("meaning").isObject() && node.path("chunks").isInt()) {
        return new Manifest(
            node.get("meaning"),
            node.path("sweep"),
            node.path("inputs"),
            node.get("chunks").intValue(),
            schemaVersion(node, where));
      }
    } catch (IOException e) {
      throw new ForeignOutputException(
          "%s is damaged: %s\nRestore it, or write to another folder with --out."
              .formatted(where, firstLine(e)));
    }
    throw new ForeignOutputException(
        "%s is not the manifest of a sweep\nWrite to another folder with --out.".formatted(where));
  }

  private static int schemaVersion(JsonNode manifest, String where) {
    int version = manifest.path(SCHEMA_VERSION).asInt(FIRST_VERSION);
    if (version < FIRST_VERSION || version > RunTable.SCHEMA_VERSION) {
      throw new ForeignOutputException(
          "%s has rows of schema version %s; this InitSweep knows versions 1 to %s\nUse the InitSweep that wrote it, or a newer one."
              .formatted(where, version, RunTable.SCHEMA_VERSION));
    }
    return version;
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }

  /** Whether this sweep and {@code other} differ in nothing but their runs. */
  public boolean differsOnlyInGrid(Manifest other) {
    return differences(other).stream()
        .allMatch(name -> name.startsWith("sweep.grid") || name.startsWith("sweep.exclude"));
  }

  /**
   * The fields in which {@code other}, a folder's manifest, differs, such as {@code run.lr: the
   * folder has 0.01, this sweep has 0.1}.
   */
  List<String> differences(Manifest other) {
    List<String> differences = new ArrayList<>();
    compare("", meaning, other.meaning, differences);
    return differences;
  }

  private static void compare(
      String path, JsonNode here, JsonNode there, List<String> differences) {
    if (Objects.equals(here, there)) {
      return;
    }
    if (areProducts(here, there)) {
      for (int i = 0; i < here.size(); i++) {
        compare("%s[%s]".formatted(path, i), here.get(i), there.get(i), differences);
      }
      return;
    }
    if (here == null || there == null || !here.isObject() || !there.isObject()) {
      differences.add(
          "%s: the folder has %s, this sweep has %s".formatted(path, text(there), text(here)));
      return;
    }
    TreeSet<String> names = new TreeSet<>();
    here.fieldNames().forEachRemaining(names::add);
    there.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      compare(
          path.isEmpty() ? name : path + "." + name, here.get(name), there.get(name), differences);
    }
  }

  /** Whether both are lists of equally many maps, which can be compared one by one. */
  private static boolean areProducts(JsonNode here, JsonNode there) {
    return here != null
        && there != null
        && here.isArray()
        && there.isArray()
        && here.size() == there.size()
        && here.path(0).isObject();
  }

  private static String text(JsonNode node) {
    return node == null ? "nothing" : node.isTextual() ? node.textValue() : node.toString();
  }
}
