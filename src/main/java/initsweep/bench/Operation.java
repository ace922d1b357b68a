package initsweep.bench;

import static java.util.stream.Collectors.joining;

import initsweep.kernel.Elementwise;
import initsweep.kernel.SparseMatrix;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One kind of kernel call: the method and the sizes it is called with.
 *
 * @param sizes in the order of its parameters, a sparse matrix being its rows and columns; the
 *     length of elementwise operations, padding included
 * @param sparse whether zeros are skipped
 * @param slopes whether derivatives are asked for, of a function that can return them
 */
record Operation(String method, List<Integer> sizes, boolean sparse, boolean slopes) {
  static Operation of(Method method, Object[] arguments) {
    List<Integer> sizes = new ArrayList<>(3);
    boolean sparse = false;
    for (Object argument : arguments) {
      if (argument instanceof Integer size) {
        sizes.add(size);
      } else if (argument instanceof SparseMatrix matrix) {
        sizes.addAll(List.of(matrix.rows(), matrix.columns()));
        sparse = true;
      }
    }
    boolean slopes = Arrays.stream(arguments).noneMatch(Objects::isNull);
    if (method.getDeclaringClass() == Elementwise.class) {
      sizes = List.of(sizes.get(1) - sizes.get(0));
    }
    return new Operation(method.getName(), sizes, sparse, slopes);
  }

  /** For display: {@code affine 128×784×100, zeros skipped}. */
  @Override
  public String toString() {
    return method
        + sizes.stream().map(Object::toString).collect(joining("×", " ", ""))
        + (sparse ? ", zeros skipped" : "")
        + (slopes ? "" : ", without slopes");
  }
}
