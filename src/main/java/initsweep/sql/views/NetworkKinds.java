package initsweep.sql.views;

import initsweep.folder.Manifest;
import initsweep.ledger.Redefinition;
import initsweep.run.ConfigKey;
import initsweep.run.ConfigTexts;
import initsweep.run.KeyTrait;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The networks that theory tells apart: configurations without their seed and without the keys that
 * only affect training.
 *
 * @param networks a configuration of each
 * @param byKind the index in {@code networks} of each {@link RunCells#KIND}; without those of
 *     initialisers that were redefined since: what is predicted today is not what ran
 */
public record NetworkKinds(List<RunConfig> networks, Map<String, Integer> byKind) {
  private static final List<ConfigKey> KEYS =
      RunKey.values().stream()
          .filter(key -> key != RunKey.SEED && !key.has(KeyTrait.TRAINING))
          .map(ConfigKey.class::cast)
          .toList();

  /**
   * @param kinds of runs that did not fail: an activation that ended the processes of its runs, or
   *     never returned, must not be asked for its values here
   */
  static NetworkKinds of(Collection<String> kinds, List<Manifest> manifests) {
    Set<String> redefined =
        Redefinition.since(manifests).stream().map(Redefinition::init).collect(Collectors.toSet());
    List<RunConfig> networks = new ArrayList<>();
    Map<Map<ConfigKey, String>, Integer> places = new HashMap<>();
    Map<String, Integer> byKind = new HashMap<>();
    for (String kind : kinds) {
      Map<ConfigKey, String> network = ConfigTexts.of(kind, KEYS);
      if (!redefined.contains(network.get(RunKey.INIT))) {
        if (places.putIfAbsent(network, networks.size()) == null) {
          networks.add(RunConfig.ofJson(kind));
        }
        byKind.put(kind, places.get(network));
      }
    }
    return new NetworkKinds(networks, byKind);
  }

  /** Those of evaluated runs. */
  public static NetworkKinds of(RunCells cells, List<Manifest> manifests) {
    return of(
        cells.kinds().stream().filter(RunCells.Kind::hasRun).map(RunCells.Kind::config).toList(),
        manifests);
  }

  /**
   * A table with the index of each network as {@code network}.
   *
   * @param columns names and types of the others, in DDL
   * @param rows their values, in any number of rows for a network
   */
  public Dataset<Row> table(
      SparkSession spark, String columns, Function<RunConfig, Stream<Object[]>> rows) {
    List<Row> all =
        IntStream.range(0, networks.size())
            .boxed()
            .flatMap(
                network ->
                    rows.apply(networks.get(network))
                        .map(
                            row ->
                                RowFactory.create(
                                    Stream.concat(Stream.of(network), Stream.of(row)).toArray())))
            .toList();
    return spark.createDataFrame(all, StructType.fromDDL("network INT, " + columns));
  }
}
