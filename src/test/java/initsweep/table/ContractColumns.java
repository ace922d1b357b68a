package initsweep.table;

import java.util.List;
import java.util.stream.Stream;

/**
 * The columns that users rely on, copied from the contract and not derived from our code: name and
 * Spark type. New ones may stand between them; none may go, move or change.
 */
public final class ContractColumns {
  private static final String LAYER =
      "iteration:int,layer:int,pre_mean:double,pre_std:double,mean:double,std:double,min:double,max:double,"
          + "zero_share:double,saturated_share:double,dead_share:double,input_share:double,cosine:double,"
          + "delta_rms:double,weight_rms:double,weight_grad_rms:double,update_ratio:double,"
          + "hist_lo:double,hist_hi:double,hist:array<bigint>,below:bigint,above:bigint,"
          + "jac_mean_sq:double,jac_var_ratio:double,jac_max:double,jac_min:double";

  /** The table {@code runs}. */
  public static final List<String> RUNS =
      List.of(
          "run_id string",
          "sweep string",
          "schema_version int",
          "stage string",
          "rung int",
          "study int",
          "activation string",
          "init string",
          "optimizer string",
          "rng string",
          "sampling string",
          "input string",
          "loss_at string",
          "dataset string",
          "seed bigint",
          "lr double",
          "weight_decay double",
          "batch int",
          "iterations int",
          "hidden array<int>",
          "depth int",
          "width int",
          "validation int",
          "config string",
          "status string",
          "diverged_at int",
          "error string",
          "initial_loss double",
          "final_loss double",
          "test_loss double",
          "test_accuracy double",
          "validation_loss double",
          "validation_accuracy double",
          "train_loss array<float>",
          "evals array<struct<iteration:int,test_loss:double,test_accuracy:double,validation_loss:double,validation_accuracy:double,train_accuracy:double>>",
          "layers array<struct<" + LAYER + ">>",
          "verdict string",
          "gradient_verdict string",
          "training_verdict string",
          "input_insensitive boolean",
          "rho double",
          "drift double",
          "saturated double",
          "dead double",
          "input_share double",
          "grad_log_ratio double",
          "ggn_lambda double",
          "lr_times_lambda double",
          "digest string",
          "cpu_ms bigint",
          "wall_ms bigint",
          "host string",
          "finished_at timestamp",
          "jvm string",
          "vector_bits int");

  private static final List<String> KEYS =
      List.of("run_id string", "activation string", "init string", "seed bigint");

  public static final List<String> CURVES =
      concat(KEYS, List.of("iteration int", "train_loss float"));

  public static final List<String> EVALS =
      concat(
          KEYS,
          List.of(
              "iteration int",
              "test_loss double",
              "test_accuracy double",
              "validation_loss double",
              "validation_accuracy double",
              "train_accuracy double"));

  public static final List<String> LAYERS =
      concat(KEYS, List.of(LAYER.replace(':', ' ').split(",")));

  private ContractColumns() {}

  private static List<String> concat(List<String> head, List<String> tail) {
    return Stream.concat(head.stream(), tail.stream()).toList();
  }

  /** The table {@code runs} as DuckDB names its types. */
  static List<String> runsInDuckDb() {
    return RUNS.stream().map(ContractColumns::inDuckDb).toList();
  }

  private static String inDuckDb(String column) {
    String name = column.substring(0, column.indexOf(' '));
    return name + " " + type(column.substring(name.length() + 1));
  }

  private static String type(String type) {
    if (type.startsWith("array<struct<")) {
      String fields = type.substring("array<struct<".length(), type.length() - 2);
      return Stream.of(fields.split(","))
          .map(field -> field.split(":"))
          .map(field -> field[0] + " " + type(field[1]))
          .collect(java.util.stream.Collectors.joining(", ", "STRUCT(", ")[]"));
    }
    if (type.startsWith("array<")) {
      return type(type.substring("array<".length(), type.length() - 1)) + "[]";
    }
    return switch (type) {
      case "string" -> "VARCHAR";
      case "int" -> "INTEGER";
      case "timestamp" -> "TIMESTAMP WITH TIME ZONE";
      default -> type.toUpperCase(java.util.Locale.ROOT);
    };
  }
}
