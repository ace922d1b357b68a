package initsweep.train;

import initsweep.nn.NetworkShape;
import initsweep.nn.Workspace;
import java.util.HashMap;
import java.util.Map;

/**
 * The workspaces of runs that take turns on one thread, one for each shape of network: a run keeps
 * nothing in it between a step, an evaluation and a probe. With deep networks these arrays are most
 * of a run's memory.
 */
final class Workspaces {
  private final int rows;
  private final Map<NetworkShape, Workspace> byShape = new HashMap<>();

  /**
   * @param batch examples of the largest training batch
   */
  Workspaces(int batch, EncodedImages data) {
    this.rows = Math.max(batch, data.mostRows());
  }

  Workspace of(NetworkShape shape) {
    return byShape.computeIfAbsent(shape, key -> new Workspace(key, rows));
  }
}
