package initsweep.ledger;

import java.util.Random;

/** What goes wrong, and when. */
interface Faults {
  Faults NONE =
      new Faults() {
        @Override
        public Fault next(boolean isWrite) {
          return Fault.NONE;
        }

        @Override
        public Runnable meanwhile() {
          return () -> {};
        }
      };

  /** What happens around one call. */
  enum Fault {
    NONE,
    CRASH_BEFORE,
    CRASH_AFTER,
    ANSWER_LOST,
    NO_SPACE,
    CRASH_AND_WRITE_LATE,
    LATE_WRITER_ARRIVES,
    STOPPED
  }

  /** What happens around the next call. */
  Fault next(boolean isWrite);

  /** What others do while a caller is stopped. */
  Runnable meanwhile();

  /** A crash at one call and nothing else. */
  static Faults crashAt(int call, Fault crash) {
    return new Faults() {
      private int calls;

      @Override
      public Fault next(boolean isWrite) {
        boolean isHit = calls++ == call && (isWrite || crash != Fault.CRASH_AND_WRITE_LATE);
        return isHit ? crash : Fault.NONE;
      }

      @Override
      public Runnable meanwhile() {
        return () -> {};
      }
    };
  }

  /** The answer of one write gets lost, be it the first try or a later one, and nothing else. */
  static Faults answerOfWriteLost(int write) {
    return new Faults() {
      private int writes;

      @Override
      public Fault next(boolean isWrite) {
        return isWrite && writes++ == write ? Fault.ANSWER_LOST : Fault.NONE;
      }

      @Override
      public Runnable meanwhile() {
        return () -> {};
      }
    };
  }

  /** Any fault at about one in {@code rarity} calls. */
  static Faults random(Random random, int rarity, Runnable meanwhile) {
    return new Faults() {
      private boolean isFull;

      @Override
      public Fault next(boolean isWrite) {
        if (isWrite && isFull) {
          return Fault.NO_SPACE;
        }
        if (random.nextInt(rarity) != 0) {
          return Fault.NONE;
        }
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        isFull |= fault == Fault.NO_SPACE;
        return isWrite || fault != Fault.CRASH_AND_WRITE_LATE && fault != Fault.NO_SPACE
            ? fault
            : Fault.NONE;
      }

      @Override
      public Runnable meanwhile() {
        return meanwhile;
      }
    };
  }
}
