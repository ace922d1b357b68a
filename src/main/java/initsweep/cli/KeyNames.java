package initsweep.cli;

import initsweep.run.RunKey;
import java.util.Iterator;

/** The keys of {@code run}, for the help. */
final class KeyNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return RunKey.values().stream().map(RunKey::toString).iterator();
  }
}
