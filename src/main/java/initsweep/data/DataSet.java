package initsweep.data;

import java.io.Serializable;
import java.util.List;

/** The data of a sweep: labelled images, or synthetic normals drawn afresh for each seed. */
public sealed interface DataSet extends Serializable permits ImageSet, NormalInputs {
  /** The number of examples that a run can be trained or measured on. */
  int examples();

  /** Numbers per example. */
  int features();

  /** The number of classes; 0 if examples have no labels. */
  int classes();

  /** Remarks on what is unusual about the data, one sentence each. */
  default List<String> remarks() {
    return List.of();
  }

  /** A hash of the content of the data, independent of their location. */
  String sha256();
}
