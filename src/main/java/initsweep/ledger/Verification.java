package initsweep.ledger;

import initsweep.folder.Completion;
import initsweep.folder.ForeignOutputException;
import initsweep.folder.Manifest;
import initsweep.folder.Manifests;
import initsweep.folder.StoredTable;
import initsweep.kernel.Kernel;
import initsweep.spec.Grid;
import initsweep.storage.Store;
import initsweep.table.BrokenChunkException;
import initsweep.table.RowDigests;
import initsweep.table.RunDigest;
import initsweep.table.StoredRow;
import initsweep.table.TableDigests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Checks every row of a table against the plan: every file undamaged, every stored digest equal to
 * that of the stored values, every planned run present exactly once. Changes nothing.
 */
public final class Verification {
  private final Store store;
  private final Set<String> missing = new HashSet<>(); // run ids
  private final Set<String> seen = new HashSet<>();
  private final TableDigests digests = new TableDigests(RunDigest.FIRST);
  private final Prefixes prefixes = new Prefixes();
  private final List<String> faults = new ArrayList<>();
  private List<Redefinition> redefinitions = List.of();
  private List<Manifest> manifests = List.of();
  private long planned;
  private long toPlan; // once the values of tuned keys are chosen
  private int files;
  private long diverged;
  private long failed;

  private Verification(Store store) {
    this.store = store;
  }

  /**
   * The result of a verification.
   *
   * @param progress planned and present runs
   * @param files of the table
   * @param digests over all rows that have a digest, independent of their order, by digest column
   * @param faults what is wrong, one sentence each; missing runs are unfinished work and not a
   *     fault
   * @param redefinitions not a fault either: the runs are valid under their own definitions
   */
  public record Result(
      Progress progress,
      int files,
      Map<String, String> digests,
      List<String> faults,
      List<Redefinition> redefinitions) {
    /** The digest over the columns of the first schema version, which every row has. */
    public String digest() {
      return digests.get(RunDigest.FIRST);
    }

    /** Whether nothing is wrong and nothing is missing. */
    public boolean isWhole() {
      return faults.isEmpty() && progress.done() == progress.planned();
    }
  }

  /**
   * @throws ForeignOutputException if the folder is not that of a sweep, or was written with
   *     another version of the arithmetic
   * @throws initsweep.storage.StoreException if it cannot be read
   */
  public static Result of(Store store) {
    Verification verification = new Verification(store);
    verification.plan(Manifests.require(store));
    verification.read();
    verification.faults.addAll(verification.prefixes.faults());
    verification.checkChoices();
    return verification.result();
  }

  private void plan(List<Manifest> manifests) {
    requireSameArithmetic(manifests);
    this.manifests = manifests;
    for (Generation generation : Generation.of(manifests)) {
      Manifest manifest = manifests.get(generation.number() - 1);
      Grid grid = generation.plan().grid();
      generation
          .chunks()
          .flatMapToInt(chunk -> chunk.chunk().runs())
          .forEach(run -> missing.add(Redefinition.id(manifest, grid.config(run), data())));
    }
    planned = missing.size();
    prefixes.expect(manifests);
    redefinitions = Redefinition.since(manifests);
  }

  private void requireSameArithmetic(List<Manifest> manifests) {
    int version = manifests.get(0).meaning().path("kernel_version").asInt();
    if (version != Kernel.VERSION) {
      throw new ForeignOutputException(
          ("%s was computed with arithmetic version %s, this is version %s\nVerify it with the"
                  + " version of InitSweep that computed it.")
              .formatted(store.location(), version, Kernel.VERSION));
    }
  }

  private void read() {
    StoredTable table = new StoredTable(store);
    for (String file : table.files()) {
      files++;
      try {
        table.rows(file).forEach(row -> check(file, row));
      } catch (BrokenChunkException e) {
        faults.add("%s: %s".formatted(file, e.getMessage()));
      }
    }
  }

  private void check(String file, StoredRow row) {
    String id = row.text("run_id");
    if (!missing.remove(id)) {
      faults.add(
          "%s: run %s is %s"
              .formatted(file, id, seen.contains(id) ? "present twice" : "not planned"));
    }
    seen.add(id);
    Map<String, String> stored = RowDigests.stored(row);
    if (!RowDigests.computed(row).equals(stored)) {
      faults.add("%s: run %s has a digest that does not match its values".formatted(file, id));
    }
    digests.add(stored);
    prefixes.add(row);
    diverged += "diverged".equals(row.text("status")) ? 1 : 0;
    failed += "failed".equals(row.text("status")) ? 1 : 0;
  }

  /** Checks that the recorded choices follow from the rows of the table. */
  private void checkChoices() {
    for (Generation generation : Generation.of(manifests)) {
      Grid grid = Generation.grid(manifests.get(generation.number() - 1));
      if (grid.spec().tune() != null) {
        toPlan += checkChoices(generation.number(), Rung.first(grid));
      }
    }
  }

  /** Returns how many runs are still to be planned, at most, when the choices are made. */
  private long checkChoices(int generation, Rung rung) {
    if (!missing.isEmpty() || !faults.isEmpty()) {
      return unplanned(generation, rung.sweep());
    }
    Choices choices = Choices.of(store, rung, data());
    new ChoicesFile(store, generation, choices)
        .difference()
        .ifPresent(difference -> faults.add("choices: " + difference));
    Grid next = new Grid(choices.next());
    OptionalInt planned = generationOf(next);
    if (planned.isEmpty()) {
      return next.runCount() == 0 || rung.isLast()
          ? next.runCount()
          : next.runCount() + TuningCost.runsAfter(choices.nextRung());
    }
    return rung.isLast() ? 0 : checkChoices(planned.getAsInt(), choices.nextRung());
  }

  private OptionalInt generationOf(Grid grid) {
    return IntStream.rangeClosed(1, manifests.size())
        .filter(number -> Generation.grid(manifests.get(number - 1)).hasSameRuns(grid))
        .findFirst();
  }

  /** Of the parts of a sweep, those that no generation after its first one is. */
  private long unplanned(int generation, Grid sweep) {
    List<TuningCost.Part> parts = TuningCost.atMost(sweep, 1);
    return parts.stream()
        .skip(1 + manifests.size() - generation)
        .mapToLong(part -> part.prediction().runs())
        .sum();
  }

  private String data() {
    return manifests.get(0).meaning().path("data").asText();
  }

  private Result result() {
    Progress progress = new Progress(planned + toPlan, planned - missing.size(), diverged, failed);
    Map<String, String> ofAll = digests.ofAll();
    Completion.read(store)
        .filter(completion -> !completion.digest().equals(ofAll.get(RunDigest.FIRST)))
        .ifPresent(
            completion ->
                faults.add("complete.json says digest %s".formatted(completion.digest())));
    return new Result(progress, files, ofAll, List.copyOf(faults), redefinitions);
  }
}
