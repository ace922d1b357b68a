package initsweep.sql.views;

import initsweep.run.ConfigKey;

/** The keys of the runs' configurations as columns. */
public final class ConfigColumns {
  private ConfigColumns() {}

  /** As the column of {@code runs} for the same key, if there is one. */
  public static String name(ConfigKey key) {
    return key.toString().replace('.', '_');
  }

  /** Name and type of a column of {@link #value}s. */
  static String definition(ConfigKey key) {
    Object value = key.parse(key.defaultText());
    String type = value instanceof Double ? "DOUBLE" : value instanceof Integer ? "INT" : "STRING";
    return name(key) + " " + type;
  }

  /** A number where the key's values are numbers, else the text. */
  public static Object value(ConfigKey key, String text) {
    return key.parse(key.defaultText()) instanceof Number ? key.parse(text) : text;
  }
}
