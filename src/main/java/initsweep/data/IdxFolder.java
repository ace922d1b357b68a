package initsweep.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads labelled images from a folder of four IDX files, as MNIST and its relatives come:
 * train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and
 * t10k-labels-idx1-ubyte, each raw or with .gz. The spelling {@code train-images.idx3-ubyte} of
 * some downloads will do too. Where a raw file and a .gz are both there, the raw one is read.
 */
public final class IdxFolder {
  /** Labels are the digits 0 to 9, or ten kinds of clothes. */
  private static final int CLASSES = 10;

  private record Part(IdxArray images, IdxArray labels) {}

  private IdxFolder() {}

  /**
   * Reads and checks all four files, each exactly once.
   *
   * @param folder any Hadoop path: local, hdfs://, s3a:// and so on. A path without a scheme
   *     belongs to the default file system of {@code hadoop} (fs.defaultFS), as in every Hadoop
   *     program; that is the local one unless a cluster is configured, and then a local folder is
   *     file:///…
   * @param hadoop configures the file systems
   * @throws DataException when a file is missing, unreadable or damaged, or when the four do not
   *     fit together
   */
  public static ImageSet read(String folder, Configuration hadoop) {
    IdxListing listing = IdxListing.of(folder, hadoop);
    MessageDigest digest = sha256();
    Part train = part(listing, "train", digest);
    Part test = part(listing, "t10k", digest);
    checkSameImageSize(train.images, test.images);
    return new ImageSet(examples(train), examples(test), HexFormat.of().formatHex(digest.digest()));
  }

  /** A new digest of the one kind we use; every Java platform must have it. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Part part(IdxListing listing, String name, MessageDigest digest) {
    IdxFile images = listing.find(name, IdxKind.IMAGES);
    IdxFile labels = listing.find(name, IdxKind.LABELS);
    Part part = new Part(images.read(IdxKind.IMAGES, digest), labels.read(IdxKind.LABELS, digest));
    checkSameCount(part.images, part.labels);
    checkLabels(part.labels);
    return part;
  }

  private static Examples examples(Part part) {
    return new Examples(part.images.bytes(), part.labels.bytes(), CLASSES);
  }

  private static void checkSameCount(IdxArray images, IdxArray labels) {
    if (images.header().count() != labels.header().count()) {
      throw new DataException(
          labels.file(),
          "has %s labels".formatted(labels.header().count()),
          "%s, one for each image in %s".formatted(images.header().count(), images.file()),
          "Take both files from the same data set.");
    }
  }

  private static void checkLabels(IdxArray labels) {
    int wrong = Examples.firstLabelOutside(labels.bytes(), CLASSES);
    if (wrong >= 0) {
      throw new DataException(
          labels.file(),
          "has label %s at index %s".formatted(labels.bytes()[wrong] & 0xFF, wrong),
          "labels 0 to " + (CLASSES - 1),
          "Renumber the labels, or take a data set of %s classes.".formatted(CLASSES));
    }
  }

  private static void checkSameImageSize(IdxArray train, IdxArray test) {
    if (!train.header().elementShape().equals(test.header().elementShape())) {
      throw new DataException(
          test.file(),
          "has images of %s pixels".formatted(test.header().elementShape()),
          "%s as in %s".formatted(train.header().elementShape(), train.file()),
          "Take both files from the same data set.");
    }
  }
}
