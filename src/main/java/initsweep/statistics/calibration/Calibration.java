package initsweep.statistics.calibration;

import initsweep.statistics.samples.Interval;
import initsweep.statistics.samples.Separation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How many of the networks with a verdict trained; or how well a number of the diagnosis separates
 * networks that trained from the others.
 *
 * @param evidence kind of verdict, or name of the number
 * @param verdict the word; null for a number
 * @param networks of which it was said, or that have the number
 * @param share Wilson's interval of the share that trained
 * @param separation of those that trained from the others by the number; null for a verdict, and
 *     where all or none trained
 * @param cut the size of the number from which on, or down to which, networks are best said to
 *     train; null if there is no separation
 * @param rule what is compared with the cut, as {@code |drift| <=}
 */
public record Calibration(
    String evidence,
    String verdict,
    int networks,
    int trained,
    Interval share,
    Separation separation,
    Double cut,
    String rule) {

  /**
   * Verdicts first, by kind and word, then numbers.
   *
   * @param threshold accuracy from which on a network has trained
   */
  public static List<Calibration> of(Collection<JudgedNetwork> networks, double threshold) {
    List<Calibration> rows = new ArrayList<>();
    kinds(networks).forEach(kind -> rows.addAll(ofVerdicts(kind, networks, threshold)));
    Arrays.stream(Clue.values())
        .flatMap(clue -> ofClue(clue, networks, threshold))
        .forEach(rows::add);
    return List.copyOf(rows);
  }

  private static List<String> kinds(Collection<JudgedNetwork> networks) {
    return networks.stream()
        .flatMap(network -> network.verdicts().keySet().stream())
        .distinct()
        .toList();
  }

  private static List<Calibration> ofVerdicts(
      String kind, Collection<JudgedNetwork> networks, double threshold) {
    TreeSet<String> words = new TreeSet<>();
    List<JudgedNetwork> judged =
        networks.stream().filter(network -> network.verdicts().containsKey(kind)).toList();
    judged.forEach(network -> words.add(network.verdicts().get(kind)));
    return words.stream()
        .map(
            word -> {
              List<JudgedNetwork> said =
                  judged.stream().filter(each -> each.verdicts().get(kind).equals(word)).toList();
              return of(kind, word, said, threshold, null);
            })
        .toList();
  }

  private static Stream<Calibration> ofClue(
      Clue clue, Collection<JudgedNetwork> networks, double threshold) {
    List<JudgedNetwork> known =
        networks.stream().filter(network -> network.clues().containsKey(clue)).toList();
    return known.isEmpty()
        ? Stream.empty()
        : Stream.of(of(clue.toString(), null, known, threshold, clue));
  }

  private static Calibration of(
      String evidence, String verdict, List<JudgedNetwork> networks, double threshold, Clue clue) {
    int trained = (int) networks.stream().filter(each -> each.isTrained(threshold)).count();
    Separation separation =
        clue == null
            ? null
            : Separation.of(
                scores(clue, networks, threshold, true), scores(clue, networks, threshold, false));
    return new Calibration(
        evidence,
        verdict,
        networks.size(),
        trained,
        Interval.ofShare(trained, networks.size()),
        separation,
        separation == null ? null : (Double) clue.size(separation.cut()),
        separation == null ? null : clue.rule());
  }

  private static double[] scores(
      Clue clue, List<JudgedNetwork> networks, double threshold, boolean isTrained) {
    return networks.stream()
        .filter(network -> network.isTrained(threshold) == isTrained)
        .mapToDouble(network -> clue.score(network.clues().get(clue)))
        .toArray();
  }
}
