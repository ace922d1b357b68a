package initsweep.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The labels of a set and the classes that they stand for, from the training and test files
 * together: classes are numbered from 0 to the highest label, or from 1 if no label is 0 and one is
 * 1, as for EMNIST's letters.
 */
final class Labels {
  /** A label is a byte. */
  private static final int MAX_CLASSES = 256;

  /** As for MNIST and Fashion-MNIST: with so few classes a subset may leave out most of them. */
  private static final int FEW_CLASSES = 10;

  private static final int SHOWN = 10;

  private final IdxArray trainFile;
  private final IdxArray testFile;
  private final int[] train;
  private final int[] test;
  private final BitSet inTrain = new BitSet();
  private final BitSet inTest = new BitSet();
  private final BitSet seen = new BitSet();

  /**
   * @throws DataException if the numbers cannot be class labels
   */
  Labels(IdxArray trainFile, IdxArray testFile) {
    this.trainFile = trainFile;
    this.testFile = testFile;
    train = numbers(trainFile, inTrain);
    test = numbers(testFile, inTest);
    seen.or(inTrain);
    seen.or(inTest);
    requireFewGaps();
  }

  /**
   * The first number of each label, which is its class: QMNIST writes seven more numbers after it.
   */
  private static int[] numbers(IdxArray file, BitSet seen) {
    int size = file.header().elementBytes();
    int step = file.header().contentBytes() / file.header().count();
    ByteBuffer content = ByteBuffer.wrap(file.bytes());
    int[] numbers = new int[file.header().count()];
    for (int i = 0; i < numbers.length; i++) {
      int label = size == 1 ? content.get(i * step) & 0xFF : content.getInt(i * step);
      if (label < 0 || label >= MAX_CLASSES) {
        throw wrong(file, label, i, "labels 0 to " + (MAX_CLASSES - 1));
      }
      numbers[i] = label;
      seen.set(label);
    }
    return numbers;
  }

  private static DataException wrong(IdxArray file, int label, int index, String expected) {
    return new DataException(
        file.file(),
        "has label %s at index %s".formatted(label, index),
        expected,
        "Fetch the file again if it is damaged, else renumber its classes 0, 1, 2 and so on.");
  }

  /** Refuses a label far from all others, which is a damaged byte rather than a class. */
  private void requireFewGaps() {
    if (classes() <= FEW_CLASSES || 2 * seen.cardinality() >= classes()) {
      return;
    }
    int highest = seen.length() - 1;
    int inTrainAt = indexOf(highest, train);
    throw wrong(
        inTrainAt >= 0 ? trainFile : testFile,
        highest,
        inTrainAt >= 0 ? inTrainAt : indexOf(highest, test),
        "labels that use at least half of the numbers up to the highest, of which %s occur"
            .formatted(seen.cardinality()));
  }

  private static int indexOf(int label, int[] labels) {
    return IntStream.range(0, labels.length).filter(i -> labels[i] == label).findFirst().orElse(-1);
  }

  /** The label of class 0: 0 or 1. */
  int first() {
    return seen.nextSetBit(0) == 1 ? 1 : 0;
  }

  int classes() {
    return seen.length() - first();
  }

  /** (count), each in 0 … classes − 1. */
  byte[] train() {
    return classesOf(train);
  }

  /** (count), each in 0 … classes − 1. */
  byte[] test() {
    return classesOf(test);
  }

  private byte[] classesOf(int[] labels) {
    byte[] classes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      classes[i] = (byte) (labels[i] - first());
    }
    return classes;
  }

  /** Remarks on unusual labels for the reader of the results, one sentence each. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (first() > 0) {
      remarks.add(
          "labels start at %s: label %s is class 0, label %s is class %s"
              .formatted(first(), first(), seen.length() - 1, classes() - 1));
    }
    BitSet missing = new BitSet();
    missing.set(first(), seen.length());
    missing.andNot(seen);
    add(remarks, missing, "no image has label %s; the output layer still has a unit for it");
    BitSet onlyInTest = (BitSet) inTest.clone();
    onlyInTest.andNot(inTrain);
    add(remarks, onlyInTest, "label %s occurs only in the test images, so no run can learn it");
    return List.copyOf(remarks);
  }

  /** {@code labels 1 to 26}. */
  @Override
  public String toString() {
    return "labels %s to %s".formatted(first(), seen.length() - 1);
  }

  private static void add(List<String> remarks, BitSet labels, String sentence) {
    if (!labels.isEmpty()) {
      int[] shown = labels.stream().limit(SHOWN).toArray();
      String more = labels.cardinality() > SHOWN ? " …" : "";
      remarks.add(
          sentence.formatted(
              Arrays.stream(shown).mapToObj(Integer::toString).collect(Collectors.joining(", "))
                  + more));
    }
  }
}
