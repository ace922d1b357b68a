package initsweep.bench;

import initsweep.kernel.Elementwise;
import initsweep.kernel.Kernel;
import initsweep.kernel.Normalization;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Measures how long each operation of a kernel takes, through a dynamic proxy that forwards every
 * call. Reflection adds some tenths of a microsecond per call, so it shows the shares of the
 * operations and not the absolute time of a step.
 */
final class OperationClock {
  private static final Set<String> PROPERTIES = Set.of("name", "vectorBits", "takesSparse");

  /** In the order of their first calls. */
  private final Map<Operation, Total> totals = new LinkedHashMap<>();

  /** The calls of one operation and their time together. */
  static final class Total {
    private long calls;
    private long nanos;

    long calls() {
      return calls;
    }

    long nanos() {
      return nanos;
    }
  }

  /** The kernel, timed. */
  Kernel proxy(Kernel kernel) {
    Map<String, Object> parts =
        Map.of(
            "elementwise", proxy(Elementwise.class, timed(kernel.elementwise())),
            "normalization", proxy(Normalization.class, timed(kernel.normalization())));
    InvocationHandler timed = timed(kernel);
    return proxy(
        Kernel.class,
        (self, method, arguments) -> {
          Object part = parts.get(method.getName());
          if (part != null) {
            return part;
          }
          return PROPERTIES.contains(method.getName())
              ? call(kernel, method, arguments)
              : timed.invoke(self, method, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private InvocationHandler timed(Object target) {
    return (self, method, arguments) -> {
      Total total =
          totals.computeIfAbsent(Operation.of(method, arguments), operation -> new Total());
      long start = System.nanoTime();
      Object result = call(target, method, arguments);
      total.nanos += System.nanoTime() - start;
      total.calls++;
      return result;
    };
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Forgets what was timed so far. */
  void reset() {
    totals.clear();
  }

  Map<Operation, Total> totals() {
    return totals;
  }
}
