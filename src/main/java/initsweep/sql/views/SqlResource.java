package initsweep.sql.views;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A query stored as a SQL file whose first line is a comment with its question.
 *
 * @param name the file's name without {@code .sql}
 */
public record SqlResource(String name, String sql) {
  private static final String COMMENT = "--";

  /** The question in a sentence. */
  public String question() {
    return sql.lines().findFirst().orElse("").substring(COMMENT.length()).strip();
  }

  public static SqlResource read(String name) {
    return find(name)
        .orElseThrow(() -> new AssertionError("no resource " + name + ".sql in the jar"));
  }

  public static Optional<SqlResource> find(String name) {
    try (InputStream in = SqlResource.class.getResourceAsStream("/initsweep/" + name + ".sql")) {
      return in == null
          ? Optional.empty()
          : Optional.of(
              new SqlResource(
                  name.substring(name.lastIndexOf('/') + 1),
                  new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
