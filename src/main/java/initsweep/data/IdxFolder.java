package initsweep.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Reads labelled images from a folder of four IDX files, the format of MNIST and its relatives.
 * {@link #RULE} says which files are taken.
 */
public final class IdxFolder {
  /** The rule by which the four files are found, on one line. */
  public static final String RULE =
      "[set-]{train,t10k,test}-{images-idx3-ubyte,labels-idx1-ubyte,labels-idx2-int}[.gz] of"
          + " one set; dots in place of dashes and capital letters are accepted; raw before"
          + " .gz; names that start with . or _ are ignored";

  /** With this number of classes, and labels from 0, the data hash is that of the files alone. */
  private static final int DIGITS = 10;

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
   * @throws DataException when a file is missing, unreadable or damaged, or when the four files do
   *     not belong together
   */
  public static ImageSet read(String folder, Configuration hadoop) {
    return read(FolderListing.of(folder, hadoop));
  }

  static ImageSet read(FolderListing folder) {
    IdxListing listing = new IdxListing(folder);
    MessageDigest digest = DigestUtils.getSha256Digest();
    Part train = part(listing, "train", digest);
    Part test = part(listing, "t10k", digest);
    checkSameImageSize(train.images, test.images);
    Labels labels = new Labels(train.labels, test.labels);
    if (labels.first() != 0 || labels.classes() != DIGITS) {
      digest.update(labels.toString().getBytes(StandardCharsets.UTF_8));
    }
    return new ImageSet(
        new Examples(train.images.bytes(), labels.train(), labels.classes()),
        new Examples(test.images.bytes(), labels.test(), labels.classes()),
        HexFormat.of().formatHex(digest.digest()),
        labels.remarks());
  }

  /**
   * The names of the files that would be read, from a listing alone.
   *
   * @throws DataException when one is missing or the choice is ambiguous
   */
  static List<String> files(FolderListing folder) {
    IdxListing listing = new IdxListing(folder);
    List<String> names = new ArrayList<>();
    for (String part : List.of("train", "t10k")) {
      for (IdxKind kind : IdxKind.values()) {
        names.add(new Path(listing.find(part, kind).name()).getName());
      }
    }
    return names;
  }

  private static Part part(IdxListing listing, String name, MessageDigest digest) {
    IdxFile images = listing.find(name, IdxKind.IMAGES);
    IdxFile labels = listing.find(name, IdxKind.LABELS);
    Part part = new Part(images.read(IdxKind.IMAGES, digest), labels.read(IdxKind.LABELS, digest));
    checkSameCount(part.images, part.labels);
    return part;
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
