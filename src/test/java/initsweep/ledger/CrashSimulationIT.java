package initsweep.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.ledger.Faults.Fault;
import initsweep.plan.SweepPlan;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Drivers, executors and the store fail at every call and in every order; one undisturbed command
 * afterwards finishes the sweep, and the table is that of a sweep that nothing happened to.
 */
class CrashSimulationIT {
  private static final int SEEDS = Integer.getInteger("initsweep.simulations", 4_000);
  private static final int MAX_DRIVERS = 4;

  private static Simulation undisturbed(SweepPlan... plans) {
    Simulation simulation = new Simulation(true, new Random(1));
    for (SweepPlan plan : plans) {
      simulation.drive(plan);
    }
    return simulation;
  }

  private static final Simulation WHOLE = undisturbed(Simulation.SWEEP);
  private static final int CALLS = WHOLE.store().calls();
  private static final Simulation EXTENDED = undisturbed(Simulation.SWEEP, Simulation.EXTENDED);

  @Test
  void theSimulatedSweepHasSeveralChunksAndItsExtensionOnlyWhatIsNew() {
    assertThat(WHOLE.table()).hasSizeGreaterThan(2);
    assertThat(EXTENDED.table().keySet()).containsAll(WHOLE.table().keySet());
    assertThat(Simulation.SWEEP.grid().runCount()).isEqualTo(6);
    Outcome again = EXTENDED.drive(Simulation.EXTENDED);
    assertThat(again.progress()).isEqualTo(new Progress(10, 10, 0, 0));
    assertThat(again.computed()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"CRASH_BEFORE", "CRASH_AFTER", "ANSWER_LOST", "CRASH_AND_WRITE_LATE"})
  void aFaultAtEveryCallLosesNothing(Fault fault) {
    assertThat(CALLS).isGreaterThan(40);
    for (int call = 0; call < CALLS; call++) {
      Simulation simulation = new Simulation(call % 2 == 0, new Random(call));
      simulation.store().suffer(Faults.crashAt(call, fault));
      simulation.driveUntilItEnds(Simulation.SWEEP);
      simulation.store().suffer(Faults.NONE);
      simulation.drive(Simulation.SWEEP);
      simulation.store().settle();
      Simulation.assertSame(simulation, WHOLE);
    }
  }

  @Test
  void aWriteWhoseAnswerIsLostStopsNobody() {
    for (int write = 0; write < CALLS; write++) {
      Simulation simulation = new Simulation(true, new Random(write));
      simulation.store().suffer(Faults.answerOfWriteLost(write));
      assertThat(simulation.driveUntilItEnds(Simulation.SWEEP)).as("write %s", write).isTrue();
      Simulation.assertSame(simulation, WHOLE);
    }
  }

  /** Whatever other drivers, late writers and crashes do to it afterwards. */
  @Test
  void whatADriverOnceFoundWholeStaysWholeAtEveryMoment() {
    IntStream.range(0, SEEDS / 4)
        .parallel()
        .forEach(
            seed -> {
              Random random = new Random(seed);
              Simulation simulation = new Simulation(random.nextBoolean(), random);
              boolean isWhole = false;
              for (int drivers = 0; drivers < MAX_DRIVERS; drivers++) {
                isWhole |= drive(simulation, false, random, 2) == 0;
                if (isWhole) {
                  assertThat(simulation.table().keySet())
                      .as("seed %s", seed)
                      .isEqualTo(WHOLE.table().keySet());
                }
                assertThat(WHOLE.table().keySet()).containsAll(simulation.table().keySet());
              }
            });
  }

  @Test
  void whateverHappensInWhateverOrderNothingIsLostOrDoubled() {
    LongAdder crashes = new LongAdder();
    IntStream.range(0, SEEDS).parallel().forEach(seed -> crashes.add(survive(seed)));
    assertThat(crashes.sum()).isGreaterThan(SEEDS / 2);
  }

  /** Returns how many drivers did not get to the end. */
  private static int survive(int seed) {
    Random random = new Random(seed);
    boolean extend = random.nextInt(4) == 0;
    Simulation simulation = new Simulation(random.nextBoolean(), random);
    int stopped = 0;
    for (int drivers = 1 + random.nextInt(MAX_DRIVERS); drivers > 0; drivers--) {
      stopped += drive(simulation, extend, random, 2);
      if (random.nextInt(4) == 0) {
        Damage.any(random).to(simulation.store().files(), random);
      }
    }
    simulation.store().suffer(Faults.NONE);
    simulation.drive(Simulation.SWEEP);
    simulation.store().settle();
    if (extend) {
      simulation.drive(Simulation.EXTENDED);
    }
    assertSame(simulation, extend, seed);
    return stopped;
  }

  private static int drive(Simulation simulation, boolean extend, Random random, int depth) {
    int rarity = 5 + random.nextInt(100);
    boolean isBegun = simulation.store().files().containsKey("_sweep/manifest.json");
    SweepPlan plan =
        extend && isBegun && random.nextBoolean() ? Simulation.EXTENDED : Simulation.SWEEP;
    int[] stopped = new int[1];
    Runnable meanwhile =
        depth == 0
            ? () -> {}
            : () -> {
              stopped[0] += drive(simulation, extend, random, depth - 1);
              simulation.store().suffer(Faults.random(random, rarity, () -> {}));
            };
    simulation.store().suffer(Faults.random(random, rarity, meanwhile));
    if (!simulation.driveUntilItEnds(plan)) {
      stopped[0]++;
    }
    return stopped[0];
  }

  private static void assertSame(Simulation simulation, boolean extend, int seed) {
    try {
      Simulation.assertSame(simulation, extend ? EXTENDED : WHOLE);
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }
}
