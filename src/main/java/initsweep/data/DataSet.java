package initsweep.data;

import java.io.Serializable;
import java.util.List;

/** What the runs of a sweep see: labelled images, or normals that each seed draws for itself. */
public sealed interface DataSet extends Serializable permits ImageSet, NormalInputs {
  /** How many examples runs can be trained on, or networks measured on. */
  int examples();

  /** Numbers per example. */
  int features();

  /** How many labels there can be; 0 if examples have none. */
  int classes();

  /** What is unusual about the data, one sentence each. */
  default List<String> remarks() {
    return List.of();
  }

  /** A hash of what the data are, wherever they lie. */
  String sha256();
}
