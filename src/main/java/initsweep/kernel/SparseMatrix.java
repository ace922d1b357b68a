package initsweep.kernel;

import java.util.Arrays;

/**
 * A matrix (rows × columns) with many zeros. Columns are grouped into blocks of four; of each block
 * only the rows with a nonzero are stored, with all four values. With blocks instead of single
 * elements a product uses each vector it loads four times, and adjacent pixels are usually zero
 * together.
 *
 * <p>Filled block by block with {@link #append} and {@link #endBlock}; storage grows as needed and
 * is reused. Both products with it use the same order of sums as the dense ones, so skipping zeros
 * changes no bit of the result.
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

  /** An empty matrix without rows. */
  public SparseMatrix(int columns) {
    this.columns = columns;
    this.starts = new int[blocks(columns) + 1];
  }

  /** The number of blocks for so many columns; the last one may be narrower. */
  public static int blocks(int columns) {
    return (columns + BLOCK - 1) / BLOCK;
  }

  /** Clears the matrix and sets its number of rows. */
  public void clear(int rows) {
    this.rows = rows;
    blocks = 0;
    entries = 0;
    reserveBlock();
  }

  /** Appends a row to the open block; rows must ascend, and values past the last column are 0. */
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

  /** Reserves room for a block without zeros. */
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

  /** The number of blocks of four columns; a narrower last block does not fill a register tile. */
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
