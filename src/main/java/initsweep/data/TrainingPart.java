package initsweep.data;

import initsweep.spelling.Call;
import initsweep.spelling.InvalidValueException;
import initsweep.spelling.Numbers;
import initsweep.spelling.Vocabulary;
import java.util.List;

/**
 * The key {@code train}: which of the training images a run is trained on, after the images for
 * {@code validation} are held out.
 *
 * @param count how many images; 0 for all of them
 */
public record TrainingPart(Choice choice, int count) {
  /** Every image that is not held out. */
  public static final TrainingPart ALL = new TrainingPart(Choice.ALL, 0);

  /** Which images a part takes. */
  public enum Choice {
    /** Every one. */
    ALL,
    /** The first in the order of the file. */
    FIRST,
    /** Of each class its share, chosen by the data's hash: the same in every run of every sweep. */
    SAMPLE
  }

  /**
   * @throws InvalidValueException naming the nearest known choice, or what is wrong with its number
   */
  public static TrainingPart parse(String text) {
    Call call = Call.parse(text, "a part of the training images");
    Choice choice =
        switch (call.name()) {
          case "all" -> Choice.ALL;
          case "first" -> Choice.FIRST;
          case "sample" -> Choice.SAMPLE;
          default ->
              throw Vocabulary.unknown(
                  call.name(),
                  "a part of the training images",
                  List.of("all", "first(n)", "sample(n)"));
        };
    if (choice == Choice.ALL) {
      call.numbers();
      return ALL;
    }
    if (call.arguments().size() != 1) {
      throw new InvalidValueException(
          "\"%s\" has %s argument(s); expected %s(n), such as %s(1000)"
              .formatted(text, call.arguments().size(), call.name(), call.name()));
    }
    String number = call.arguments().get(0);
    return new TrainingPart(
        choice, (int) Numbers.parseWhole(number, "a number of training images", 1, 100_000_000));
  }

  /**
   * @throws InvalidValueException if a batch is larger than the part
   */
  public void requireBatch(int batch) {
    if (choice != Choice.ALL && batch > count) {
      throw new InvalidValueException(
          "train %s has fewer images than batch %s takes; expected a part of at least %s images, or batch %s"
              .formatted(this, batch, batch, count));
    }
  }

  /**
   * @throws InvalidValueException if the part has more images than there are
   */
  public void requireImages(ImageSet images) {
    if (count > images.train().count()) {
      throw new InvalidValueException(
          "train %s asks for more training images than there are; expected at most %s"
              .formatted(this, images.train().count()));
    }
  }

  /**
   * The images of the part; test set and hash are those of the whole.
   *
   * @throws InvalidValueException as {@link #requireImages}
   */
  public ImageSet of(ImageSet images) {
    requireImages(images);
    if (choice == Choice.ALL) {
      return images;
    }
    Examples train = images.train();
    Examples part =
        choice == Choice.FIRST
            ? HeldOut.first(train, count)
            : HeldOut.sample(train, images.sha256(), count);
    return new ImageSet(part, images.test(), images.sha256(), images.remarks());
  }

  /** As {@link #of(ImageSet)}; the held-out images stay. */
  public HeldOut of(HeldOut cut) {
    return new HeldOut(of(cut.images()), cut.validation());
  }

  @Override
  public String toString() {
    return switch (choice) {
      case ALL -> "all";
      case FIRST -> "first(" + count + ")";
      case SAMPLE -> "sample(" + count + ")";
    };
  }
}
