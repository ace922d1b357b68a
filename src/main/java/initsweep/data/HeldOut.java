package initsweep.data;

import initsweep.spelling.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The training images split into those that runs train on and those held out for validation,
 * stratified by class. Which images of a class are held out depends on the data's hash alone, so
 * that every run of every sweep holds out the same ones.
 *
 * @param images the data set without the held-out images; test set and hash are unchanged
 * @param validation the held-out images in the order of the file; null if there are none
 */
public record HeldOut(ImageSet images, Examples validation) {

  /**
   * @param count how many training images are held out
   * @throws InvalidValueException if a class would keep no image to train on
   */
  public static HeldOut of(ImageSet images, int count) {
    if (count == 0) {
      return new HeldOut(images, null);
    }
    Examples all = images.train();
    requireRest(all, count);
    BitSet chosen = chosen(all, images.sha256(), count);
    BitSet kept = new BitSet();
    kept.set(0, all.count());
    kept.andNot(chosen);
    ImageSet rest =
        new ImageSet(subset(all, kept), images.test(), images.sha256(), images.remarks());
    return new HeldOut(rest, subset(all, chosen));
  }

  /** The first images in the order of the file. */
  static Examples first(Examples all, int count) {
    BitSet first = new BitSet();
    first.set(0, count);
    return subset(all, first);
  }

  /** Of each class its share, chosen as held-out images are. */
  static Examples sample(Examples all, String hash, int count) {
    return subset(all, chosen(all, hash, count));
  }

  /** Ranks the images of each class by SHA-256 of "hash index" and holds out the first ones. */
  private static BitSet chosen(Examples all, String hash, int count) {
    int[] wanted = shares(all, count);
    BitSet chosen = new BitSet();
    byte[][] rank = new byte[all.count()][];
    Arrays.setAll(rank, i -> rank(hash, i));
    IntStream.range(0, all.count())
        .boxed()
        .sorted(Comparator.comparing(i -> rank[i], Arrays::compareUnsigned))
        .filter(i -> wanted[all.label(i)]-- > 0)
        .forEach(chosen::set);
    return chosen;
  }

  private static byte[] rank(String hash, int index) {
    return DigestUtils.sha256((hash + " " + index).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * How many images of each class are held out: proportional to its size, by the method of largest
   * remainders, ties to the lower class.
   */
  private static int[] shares(Examples all, int count) {
    int[] sizes = sizes(all);
    int[] shares = new int[sizes.length];
    Arrays.setAll(shares, c -> (int) ((long) count * sizes[c] / all.count()));
    IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparing(c -> -((long) count * sizes[c] % all.count())))
        .limit(count - IntStream.of(shares).sum())
        .forEach(c -> shares[c]++);
    return shares;
  }

  private static int[] sizes(Examples all) {
    int[] sizes = new int[all.classes()];
    for (int i = 0; i < all.count(); i++) {
      sizes[all.label(i)]++;
    }
    return sizes;
  }

  private static void requireRest(Examples all, int count) {
    int[] sizes = sizes(all);
    int[] shares = shares(all, count);
    for (int c = 0; c < sizes.length; c++) {
      if (sizes[c] > 0 && shares[c] >= sizes[c]) {
        throw new InvalidValueException(
            ("validation %s of %s training images would hold out %s of class %s, which has %s;"
                    + " expected a smaller number, so that every class keeps images to train on")
                .formatted(count, all.count(), shares[c], c, sizes[c]));
      }
    }
  }

  private static Examples subset(Examples all, BitSet which) {
    byte[] pixels = new byte[which.cardinality() * all.features()];
    byte[] labels = new byte[which.cardinality()];
    int row = 0;
    for (int i = which.nextSetBit(0); i >= 0; i = which.nextSetBit(i + 1)) {
      System.arraycopy(
          all.pixels(), i * all.features(), pixels, row * all.features(), all.features());
      labels[row++] = all.labels()[i];
    }
    return new Examples(pixels, labels, all.classes());
  }
}
