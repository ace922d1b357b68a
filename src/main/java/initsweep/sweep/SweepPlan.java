package initsweep.sweep;
import java.util.*;
public record SweepPlan(SweepSpec spec, Grid grid, List<Chunk> chunks) {
  public static SweepPlan of(SweepSpec s) { Grid g = new Grid(s); List<Chunk> c = new ArrayList<>(); int[] all = g.runs().toArray(); for (int i = 0; i * 3 < all.length; i++) c.add(new Chunk(i, Arrays.copyOfRange(all, 3*i, Math.min(all.length, 3*i+3)))); return new SweepPlan(s, g, c); }
  public int runs() { return grid.runCount(); }
}
