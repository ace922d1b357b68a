package initsweep.spec.yaml;

/**
 * Where a value was written.
 *
 * @param source a file as the user named it, or {@code --set key=value}
 * @param line 1-based; 0 where there are no lines
 */
public record Place(String source, int line) {

  /** {@code init in conf/full.yaml line 9: …}, or {@code --set init=hee: …}. */
  public SweepFileException error(String key, String problem) {
    return new SweepFileException(
        line > 0 ? "%s in %s: %s".formatted(key, this, problem) : source + ": " + problem);
  }

  /** An error of the whole file rather than of one key. */
  public SweepFileException error(String problem) {
    return new SweepFileException(this + ": " + problem);
  }

  /** The place without the file's name, for a message that has named it already. */
  public String brief() {
    return line > 0 ? "line " + line : source;
  }

  @Override
  public String toString() {
    return line > 0 ? source + " line " + line : source;
  }
}
