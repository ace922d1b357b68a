package initsweep.data;

import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Reads labelled images from a folder in any of the formats that are known. */
public final class ImageFolder {
  /** The rule by which files are found, on one line. */
  public static final String RULE = IdxFolder.RULE + "; or " + CifarFolder.RULE;

  private ImageFolder() {}

  /**
   * Reads and checks all files, each exactly once.
   *
   * @param folder as in {@link IdxFolder#read}
   * @throws DataException when a file is missing, unreadable or damaged
   */
  static ImageSet read(String folder, Configuration hadoop) {
    FolderListing listing = FolderListing.of(folder, hadoop);
    return CifarFolder.isIn(listing) ? CifarFolder.read(listing) : IdxFolder.read(listing);
  }

  /**
   * The names of the files that would be read, from a listing alone.
   *
   * @throws DataException when one is missing or the choice is ambiguous
   */
  public static List<String> files(String folder, Configuration hadoop) {
    FolderListing listing = FolderListing.of(folder, hadoop);
    return CifarFolder.isIn(listing) ? CifarFolder.files(listing) : IdxFolder.files(listing);
  }
}
