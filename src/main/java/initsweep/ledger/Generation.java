package initsweep.ledger;

import initsweep.folder.Manifest;
import initsweep.plan.SweepPlan;
import initsweep.spec.Grid;
import initsweep.spec.SweepJson;
import initsweep.table.ChunkId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sweep a folder was created for, or one it was extended by. The plan follows from the
 * manifests alone, so that every driver computes the same one.
 *
 * @param number 1 for the sweep the folder was created for
 * @param schemaVersion of the rows of its chunks, whichever version of InitSweep computes them
 */
public record Generation(int number, SweepPlan plan, int schemaVersion) {
  /** All generations of a folder, the first one first. */
  public static List<Generation> of(List<Manifest> manifests) {
    List<Generation> generations = new ArrayList<>();
    for (Manifest manifest : manifests) {
      generations.add(next(generations, grid(manifest), manifest.schemaVersion()));
    }
    return generations;
  }

  /** The generation that a sweep adds to earlier ones: the runs that none of them has. */
  static Generation next(List<Generation> earlier, Grid grid, int schemaVersion) {
    List<Grid> grids = earlier.stream().map(generation -> generation.plan.grid()).toList();
    return new Generation(
        earlier.size() + 1,
        SweepPlan.of(
            grid,
            grid.runs().filter(run -> grids.stream().noneMatch(old -> old.contains(grid, run)))),
        schemaVersion);
  }

  /**
   * All runs of the sweep that a manifest was written for, those of earlier generations included.
   */
  static Grid grid(Manifest manifest) {
    return new Grid(SweepJson.read(manifest.sweep().toString()));
  }

  /** Longest first. */
  Stream<PlannedChunk> chunks() {
    return plan.chunks().stream()
        .map(chunk -> new PlannedChunk(new ChunkId(number, chunk.number()), chunk));
  }
}
