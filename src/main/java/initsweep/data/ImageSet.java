package initsweep.data;

import initsweep.spelling.InvalidValueException;
import java.util.List;

/**
 * The training and test images of a sweep: one broadcast value.
 *
 * @param train the examples that batches are drawn from
 * @param test the examples used only for evaluation, with the same features and classes
 * @param sha256 64 hex digits: SHA-256 over the uncompressed content of the files one after the
 *     other: train images, train labels, test images, test labels of a folder of IDX files, or the
 *     five training batches and the test batch of CIFAR-10. So it is what {@code cat} of the raw
 *     files (or {@code zcat} of the .gz files) {@code | sha256sum} prints. Where the labels are not
 *     0 to 9, a text such as {@code labels 1 to 26} is appended before hashing, since it decides
 *     the output layer
 * @param remarks remarks on what is unusual about the labels, one sentence each
 */
public record ImageSet(Examples train, Examples test, String sha256, List<String> remarks)
    implements DataSet {

  /** A set whose labels need no remark. */
  public ImageSet(Examples train, Examples test, String sha256) {
    this(train, test, sha256, List.of());
  }

  /**
   * @throws IllegalArgumentException when train and test differ in shape or the hash is not one
   */
  public ImageSet {
    if (train.features() != test.features() || train.classes() != test.classes()) {
      throw new IllegalArgumentException(
          "train has %s, test has %s; expected the same features and classes"
              .formatted(train, test));
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "sha256 \"%s\"; expected 64 lower-case hex digits".formatted(sha256));
    }
  }

  @Override
  public int examples() {
    return train.count();
  }

  @Override
  public int features() {
    return train.features();
  }

  @Override
  public int classes() {
    return train.classes();
  }

  /**
   * Refuses a batch larger than the training set.
   *
   * @param data the data set as the user spells it
   * @throws InvalidValueException if the batch is larger than the training set
   */
  public void requireBatch(int batch, String data) {
    if (batch > train.count()) {
      throw new InvalidValueException(
          "batch %s is larger than the training set of %s; expected at most its %s examples"
              .formatted(batch, data, train.count()));
    }
  }

  /** Mean of pixel / 255 over the training images; the test images are not included. */
  public double pixelMean() {
    return train.pixelMean();
  }

  /** Standard deviation of pixel / 255 over the training images. Zero when all are equal. */
  public double pixelSd() {
    return train.pixelSd();
  }
}
