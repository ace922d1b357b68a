package initsweep.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector width of this machine, and how many vectors a register tile has. */
final class VectorLanes {
  static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > Layout.LINE
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;
  static final int LANES = FLOATS.length();

  /**
   * Vectors side by side in a tile of four rows. Twelve accumulators already hide the latency of
   * fused multiply-add (4 cycles, 2 a cycle); with 3 vectors of B and a broadcast of A they fill
   * the 16 registers of AVX2. The 32 registers of AVX-512 allow four vectors, with fewer loads per
   * multiply-add.
   */
  static final int WIDEST_TILE = LANES == Layout.LINE ? 4 : 3;

  private VectorLanes() {}

  /** The width in vectors of the next tile when {@code columns} are left: 4, 3 or 1. */
  static int tileWidth(int columns) {
    int vectors = (columns + LANES - 1) / LANES;
    if (vectors >= WIDEST_TILE) {
      return WIDEST_TILE;
    }
    return vectors >= 3 ? 3 : 1;
  }
}
