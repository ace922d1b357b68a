package initsweep.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Reads CIFAR-10 from the files of its binary version, as they are in {@code
 * cifar-10-binary.tar.gz}: five batches of training images and one of test images, each a sequence
 * of records of a label and 3 × 32 × 32 pixels, first all red ones (Krizhevsky 2009, <a
 * href="https://www.cs.toronto.edu/~kriz/cifar.html">www.cs.toronto.edu/~kriz/cifar.html</a>).
 */
final class CifarFolder {
  /** The names of the files, for messages. */
  static final String RULE = "data_batch_1.bin to data_batch_5.bin and test_batch.bin of CIFAR-10";

  private static final int PIXELS = 3 * 32 * 32;
  private static final int RECORD = 1 + PIXELS;
  private static final int CLASSES = 10;

  private static final List<String> TRAIN =
      IntStream.rangeClosed(1, 5).mapToObj("data_batch_%s.bin"::formatted).toList();

  private static final String TEST = "test_batch.bin";

  private final FolderListing listing;
  private final MessageDigest digest = DigestUtils.getSha256Digest();

  private CifarFolder(FolderListing listing) {
    this.listing = listing;
  }

  /** Whether any of the files is there. */
  static boolean isIn(FolderListing listing) {
    return names().anyMatch(listing.entries()::containsKey);
  }

  private static Stream<String> names() {
    return Stream.concat(TRAIN.stream(), Stream.of(TEST));
  }

  /**
   * The names of the files that would be read, from a listing alone.
   *
   * @throws DataException if one is missing
   */
  static List<String> files(FolderListing listing) {
    CifarFolder folder = new CifarFolder(listing);
    names().forEach(folder::entry);
    return names().toList();
  }

  /**
   * Reads all six files, each exactly once.
   *
   * @throws DataException if one is missing, unreadable or not a sequence of records
   */
  static ImageSet read(FolderListing listing) {
    CifarFolder folder = new CifarFolder(listing);
    Examples train = folder.examples(TRAIN);
    Examples test = folder.examples(List.of(TEST));
    return new ImageSet(train, test, HexFormat.of().formatHex(folder.digest.digest()));
  }

  private FileStatus entry(String name) {
    FileStatus entry = listing.entries().get(name);
    if (entry == null) {
      throw new DataException(
          new Path(listing.folder(), name).toString(),
          "is missing, the folder has " + listing.namesShown(),
          RULE,
          "Unpack cifar-10-binary.tar.gz again.");
    }
    return entry;
  }

  private Examples examples(List<String> names) {
    List<FileStatus> files = names.stream().map(this::entry).toList();
    int count = files.stream().mapToInt(CifarFolder::records).sum();
    byte[] pixels = new byte[count * PIXELS];
    byte[] labels = new byte[count];
    int first = 0;
    for (FileStatus file : files) {
      first += read(file, pixels, labels, first);
    }
    return new Examples(pixels, labels, CLASSES);
  }

  private static int records(FileStatus file) {
    if (file.isDirectory() || file.getLen() == 0 || file.getLen() % RECORD != 0) {
      throw new DataException(
          file.getPath().toString(),
          file.isDirectory() ? "is a folder" : "has %s bytes".formatted(file.getLen()),
          "records of %s bytes, 10000 of them in CIFAR-10".formatted(RECORD),
          "Unpack cifar-10-binary.tar.gz again; the versions for Python and Matlab are not read.");
    }
    return (int) (file.getLen() / RECORD);
  }

  /** Returns the number of records. */
  private int read(FileStatus file, byte[] pixels, byte[] labels, int first) {
    int count = records(file);
    byte[] record = new byte[RECORD];
    try (InputStream in = listing.files().open(file.getPath())) {
      for (int i = first; i < first + count; i++) {
        if (in.readNBytes(record, 0, RECORD) < RECORD) {
          throw new EOFException("record %s is incomplete".formatted(i - first));
        }
        digest.update(record);
        requireLabel(file, i - first, record[0]);
        labels[i] = record[0];
        System.arraycopy(record, 1, pixels, i * PIXELS, PIXELS);
      }
      return count;
    } catch (IOException e) {
      throw new DataException(
          file.getPath().toString(),
          "cannot be read, " + DataException.reason(e),
          "a readable file",
          "Check its permissions and the file system, then run again.",
          e);
    }
  }

  private static void requireLabel(FileStatus file, int index, byte label) {
    if (label < 0 || label >= CLASSES) {
      throw new DataException(
          file.getPath().toString(),
          "has label %s at index %s".formatted(label & 0xFF, index),
          "labels 0 to " + (CLASSES - 1),
          "Unpack cifar-10-binary.tar.gz again; CIFAR-100 is not read.");
    }
  }
}
