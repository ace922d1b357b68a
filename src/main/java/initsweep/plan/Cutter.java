package initsweep.plan;

import java.util.ArrayList;
import java.util.List;

/** Cuts ordered runs into chunks, between groups of runs with the same batches where possible. */
final class Cutter {
  private final List<Chunk> chunks = new ArrayList<>();
  private final ChunkSize size;
  private List<PlannedRun> open = new ArrayList<>();
  private double openSeconds;
  private double secondsLeft; // predicted, of the open chunk and all after it

  private Cutter(double total) {
    this.size = new ChunkSize(total);
    this.secondsLeft = total;
  }

  static List<Chunk> cut(List<PlannedRun> ordered) {
    Cutter cutter = new Cutter(seconds(ordered));
    for (int from = 0; from < ordered.size(); ) {
      int until = endOfGroup(ordered, from);
      cutter.addGroup(ordered.subList(from, until));
      from = until;
    }
    cutter.close();
    return List.copyOf(cutter.chunks);
  }

  private static double seconds(List<PlannedRun> runs) {
    return runs.stream().mapToDouble(PlannedRun::seconds).sum();
  }

  private static int endOfGroup(List<PlannedRun> ordered, int from) {
    int until = from + 1;
    while (until < ordered.size() && ordered.get(until).isBeside(ordered.get(from))) {
      until++;
    }
    return until;
  }

  private void addGroup(List<PlannedRun> group) {
    double groupSeconds = seconds(group);
    double max = size.max(secondsLeft);
    if (groupSeconds <= max && openSeconds + groupSeconds > max) {
      close();
    }
    group.forEach(this::add);
    if (openSeconds >= size.enough(secondsLeft)) {
      close();
    }
  }

  private void add(PlannedRun run) {
    if (openSeconds + run.seconds() > size.max(secondsLeft)) {
      close();
    }
    open.add(run);
    openSeconds += run.seconds();
  }

  private void close() {
    if (!open.isEmpty()) {
      int[] runs = open.stream().mapToInt(PlannedRun::run).toArray();
      double estimate = open.stream().mapToDouble(run -> run.cost().estimate()).sum();
      chunks.add(new Chunk(chunks.size(), runs, openSeconds, estimate));
      secondsLeft -= openSeconds;
      open = new ArrayList<>();
      openSeconds = 0;
    }
  }
}
