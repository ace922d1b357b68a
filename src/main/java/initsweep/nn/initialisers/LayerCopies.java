package initsweep.nn.initialisers;

import initsweep.nn.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The parameters of some layers as they were, to be put back. */
record LayerCopies(List<float[]> arrays, List<float[]> copies) {

  /** Copies those of the layers that are wanted, numbered from 1. */
  static LayerCopies of(Parameters parameters, IntPredicate wanted) {
    List<float[]> arrays = new ArrayList<>();
    for (int layer = 1; layer <= parameters.shape().layers(); layer++) {
      if (wanted.test(layer)) {
        arrays.addAll(parameters.arrays(layer));
      }
    }
    return new LayerCopies(arrays, arrays.stream().map(float[]::clone).toList());
  }

  void restore() {
    for (int i = 0; i < arrays.size(); i++) {
      System.arraycopy(copies.get(i), 0, arrays.get(i), 0, copies.get(i).length);
    }
  }
}
