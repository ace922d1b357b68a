package initsweep.kernel;

import java.util.Arrays;

/**
 * A matrix (rows × columns) with many zeros. Columns are taken four at a time; of such a block of
 * columns only the rows with a nonzero are stored, with all four values. Blocks of four instead of
 * single elements let a product use each vector that it loads four times, and neighbouring pixels
 * are dark together.
 *
 * <p>Filled block by block with {@link #append} and {@link #endBlock}; storage grows and is kept.
 * Both products with it use the same order of sums as the dense ones, so leaving out zeros changes
 * no bit of them.
 */
public final class SparseMatrix {
  /** Columns of a block. */
  public static final int BLOCK = 4;

  private final int columns;
  private final int[] starts; // (blocks + 1): the first entry of each block
  private int[] entryRows = {}; // (entries), ascending within a block
  private float[] values = {}; // (entries × 4)
  private int rows;
  private int blocks;
  private int entries;

  /** No rows yet. */
  public SparseMatrix(int columns) {
    this.columns = columns;
    this.starts = new int[blocks(columns) + 1];
  }

  /** The blocks of so many columns; the last one may be narrower. */
  public static int blocks(int columns) {
    return (columns + BLOCK - 1) / BLOCK;
  }

  /** Empties the matrix, for {@code rows} rows. */
  public void clear(int rows) {
    this.rows = rows;
    blocks = 0;
    entries = 0;
    reserveBlock();
  }

  /** One row of the open block; rows ascend, and values past the last column are 0. */
  public void append(int row, float v0, float v1, float v2, float v3) {
    int at = BLOCK * entries;
    entryRows[entries++] = row;
    values[at] = v0;
    values[at + 1] = v1;
    values[at + 2] = v2;
    values[at + 3] = v3;
  }

  /** Closes the open block and opens the next. */
  public void endBlock() {
    starts[++blocks] = entries;
    reserveBlock();
  }

  /** Room for a block without any zero. */
  private void reserveBlock() {
    if (entries + rows > entryRows.length) {
      entryRows = Arrays.copyOf(entryRows, 2 * (entries + rows));
      values = Arrays.copyOf(values, BLOCK * entryRows.length);
    }
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** Stored rows of all blocks. */
  public int entries() {
    return entries;
  }

  int blocks() {
    return starts.length - 1;
  }

  /** Without a last block of fewer columns, which has too few for a register tile. */
  int fullBlocks() {
    return columns / BLOCK;
  }

  /** The columns of a block, at most {@link #BLOCK}. */
  int width(int block) {
    return Math.min(BLOCK, columns - BLOCK * block);
  }

  int start(int block) {
    return starts[block];
  }

  int end(int block) {
    return starts[block + 1];
  }

  /** (blocks + 1): where the entries of each block start. */
  int[] starts() {
    return starts;
  }

  int[] entryRows() {
    return entryRows;
  }

  float[] values() {
    return values;
  }
}
