package initsweep.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import initsweep.data.DataSet;
import initsweep.folder.Manifest;
import initsweep.folder.Manifests;
import initsweep.folder.PageSettings;
import initsweep.folder.SweepFolder;
import initsweep.kernel.Kernel;
import initsweep.plan.SweepPlan;
import initsweep.run.Stage;
import initsweep.spec.Grid;
import initsweep.spec.SweepJson;
import initsweep.spec.SweepSpec;
import initsweep.storage.Store;
import initsweep.table.RunTable;
import initsweep.theory.InputMoments;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Runs a sweep from its plan to its complete table: claims the folder, computes what is missing,
 * checks that everything is there.
 */
public final class SweepDriver {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The schema version that enters every fingerprint: constant, since more columns change no run.
   */
  private static final int FINGERPRINT_SCHEMA = 1;

  /** NFS clients may cache for a minute that a file does not exist. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private final Store store;
  private final SweepPlan plan;
  private final DataSet data;
  private final Surroundings surroundings;

  /**
   * @param plan the plan of the sweep for a new folder
   */
  public SweepDriver(Store store, SweepPlan plan, DataSet data) {
    this(store, plan, data, new Surroundings(SweepFolder::open, PATIENCE, Clock.systemUTC()));
  }

  SweepDriver(Store store, SweepPlan plan, DataSet data, Surroundings surroundings) {
    this.store = store;
    this.plan = plan;
    this.data = data;
    this.surroundings = surroundings;
  }

  /**
   * The dependencies that a simulation replaces.
   *
   * @param table opens the table of a folder, given its fingerprints
   * @param patience how long a file that an executor has published may stay invisible here
   */
  record Surroundings(
      BiFunction<Store, List<String>, SweepFolder> table, Duration patience, Clock clock) {}

  /**
   * Runs the sweep, or what is missing of it in the folder.
   *
   * @param extend whether the sweep may be added to a folder of another sweep
   * @throws initsweep.folder.ForeignOutputException if the folder belongs to another sweep
   * @throws initsweep.storage.StoreException if the storage fails
   */
  public Outcome run(boolean extend, ChunkRunner runner, Consumer<Advance> progress) {
    List<Manifest> found = Manifests.read(store);
    Redefinition.requireNone(store.location(), found);
    Manifest wanted = asPlanned(plan, found);
    List<Manifest> there = Manifests.claim(store, wanted, extend);
    PageSettings.keep(store, there, tree(SweepJson.whole(plan.grid().spec())));
    if (plan.grid().spec().tune() == null) {
      return settleWith(plan, there, wanted, new Work(null, true, runner, progress));
    }
    requireSameComparison(there, wanted);
    Rung first = Rung.first(plan.grid());
    Outcome outcome =
        settleWith(plan, there, wanted, new Work(first.name(), false, runner, progress));
    return choose(first, wanted, extend, runner, progress).after(outcome);
  }

  /**
   * The fingerprint of the first stage says nothing of the seeds to be compared. While the folder
   * has no such runs, they must be those of the sweep that it was created for.
   */
  private void requireSameComparison(List<Manifest> there, Manifest tuning) {
    boolean isTuned =
        there.stream()
            .skip(1 + fingerprints(there).indexOf(tuning.fingerprint()))
            .anyMatch(next -> Generation.grid(next).evaluation().stage() == Stage.EVALUATE);
    if (isTuned) {
      return;
    }
    Grid recorded = compared(Generation.grid(tuning));
    Grid wanted = compared(plan.grid());
    if (!recorded.hasSameRuns(wanted)) {
      Manifests.refuseUntilComplete(
          store, manifest(SweepPlan.of(recorded)), manifest(SweepPlan.of(wanted)));
    }
  }

  private static Grid compared(Grid tuned) {
    return new Grid(tuned.spec().untuned());
  }

  /**
   * How missing chunks are computed.
   *
   * @param part of a sweep that tunes keys, else null
   * @param isLast whether no other part follows
   */
  private record Work(String part, boolean isLast, ChunkRunner runner, Consumer<Advance> progress) {
    void advance(Advance advance) {
      progress.accept(advance.in(part));
    }
  }

  /** Completes the generations of the folder and the one that a plan adds. */
  private Outcome settleWith(SweepPlan plan, List<Manifest> there, Manifest wanted, Work work) {
    Outcome outcome = settle(there, work);
    return Manifests.isKnown(there, wanted)
        ? outcome
        : settle(extended(there, plan), work).after(outcome);
  }

  /**
   * What follows a rung, whose runs are in the table: further rungs, and the second stage.
   *
   * @param tuning the manifest of the rung's plan
   */
  private Outcome choose(
      Rung rung, Manifest tuning, boolean extend, ChunkRunner runner, Consumer<Advance> progress) {
    List<Manifest> there = Manifests.read(store);
    int generation = 1 + fingerprints(there).indexOf(tuning.fingerprint());
    Choices choices = Choices.of(store, rung, data.sha256());
    new ChoicesFile(store, generation, choices).record();
    SweepPlan next = SweepPlan.of(new Grid(choices.next()));
    boolean isEnd = rung.isLast() || next.grid().runCount() == 0;
    String name = rung.isLast() ? Stage.EVALUATE.toString() : rung.nameOf(rung.number() + 1);
    Work work = new Work(name, isEnd, runner, progress);
    if (next.grid().runCount() == 0) {
      return settle(there, work).with(choices.remarks());
    }
    Manifest wanted = asPlanned(next, there);
    if (!Manifests.isKnown(there, wanted)) {
      if (there.size() > generation) {
        Manifests.requireOurs(store, there, wanted, extend);
      }
      there = extended(there, next);
    }
    Outcome outcome = settle(there, work).with(choices.remarks());
    return isEnd
        ? outcome
        : choose(choices.nextRung(), wanted, extend, runner, progress).after(outcome);
  }

  /**
   * The folder's manifest that plans the same runs, else the sweep's own. The order of values on an
   * axis numbers the runs, so it is part of the plan, but another order is not another sweep.
   */
  private Manifest asPlanned(SweepPlan plan, List<Manifest> found) {
    Manifest wanted = manifest(plan);
    return found.stream()
        .filter(there -> there.differsOnlyInGrid(wanted))
        .filter(there -> Generation.grid(there).hasSameRuns(plan.grid()))
        .findFirst()
        .orElse(wanted);
  }

  private static List<String> fingerprints(List<Manifest> manifests) {
    return manifests.stream().map(Manifest::fingerprint).toList();
  }

  private Outcome settle(List<Manifest> manifests, Work stage) {
    List<String> fingerprints = fingerprints(manifests);
    ChunkRunner.Work work = new ChunkRunner.Work(generations(manifests), fingerprints);
    SweepFolder folder = surroundings.table().apply(store, fingerprints);
    return new Ledger(store, folder, work, surroundings.patience(), surroundings.clock())
        .settle(stage.isLast, stage.runner, stage::advance);
  }

  /**
   * The generations as the folder's manifests spell them: name and location of the data may be
   * written differently now.
   */
  private List<Generation> generations(List<Manifest> manifests) {
    boolean isOurs =
        manifests.size() == 1
            && manifests.get(0).sweep().equals(tree(SweepJson.whole(plan.grid().spec())));
    return isOurs
        ? List.of(new Generation(1, plan, manifests.get(0).schemaVersion()))
        : Generation.of(manifests);
  }

  /** The manifests with the runs that a plan adds as a further generation. */
  private List<Manifest> extended(List<Manifest> there, SweepPlan plan) {
    Generation next = Generation.next(Generation.of(there), plan.grid(), RunTable.SCHEMA_VERSION);
    return next.plan().chunks().isEmpty()
        ? there
        : Manifests.extend(store, there, manifest(next.plan()));
  }

  private Manifest manifest(SweepPlan plan) {
    SweepSpec spec = plan.grid().spec();
    ObjectNode meaning = JSON.createObjectNode();
    meaning.set("sweep", tree(SweepJson.meaning(spec)));
    meaning.put("data", data.sha256());
    meaning.put("plan_version", SweepPlan.VERSION);
    meaning.put("schema_version", FINGERPRINT_SCHEMA);
    meaning.put("kernel_version", Kernel.VERSION);
    return new Manifest(
        meaning,
        tree(SweepJson.whole(spec)),
        InputMoments.of(data).json(),
        plan.chunks().size(),
        RunTable.SCHEMA_VERSION);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("a sweep writes valid JSON", e);
    }
  }
}
