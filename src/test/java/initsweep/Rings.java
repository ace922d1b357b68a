package initsweep;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Source files that know each other in a ring, by Tarjan's algorithm (1972): the strongly connected
 * components of more than one file. A sealed type may name those that it permits.
 */
final class Rings {
  private final Map<String, Set<String>> knows;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> lowest = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final List<Set<String>> rings = new ArrayList<>();

  private Rings(Map<String, Set<String>> knows) {
    this.knows = knows;
  }

  static List<Set<String>> of(JavaClasses classes) {
    Map<String, Set<String>> knows =
        classes.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(arrow -> classes.contain(arrow.getTargetClass().getName()))
            .collect(
                groupingBy(
                    arrow -> file(arrow.getOriginClass()),
                    mapping(arrow -> file(arrow.getTargetClass()), toSet())));
    Rings rings = new Rings(knows);
    knows.keySet().stream().sorted().forEach(rings::visit);
    return rings.rings;
  }

  /** By the type that the file is named after. */
  static String file(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }

  private void visit(String file) {
    if (numbers.containsKey(file)) {
      return;
    }
    numbers.put(file, numbers.size());
    lowest.put(file, numbers.get(file));
    open.push(file);
    for (String known : knows.getOrDefault(file, Set.of())) {
      visit(known);
      if (open.contains(known)) {
        lowest.merge(file, lowest.get(known), Math::min);
      }
    }
    if (lowest.get(file).equals(numbers.get(file))) {
      close(file);
    }
  }

  private void close(String first) {
    Set<String> component = new TreeSet<>();
    String file;
    do {
      file = open.pop();
      component.add(file);
    } while (!file.equals(first));
    if (component.size() > 1) {
      rings.add(component);
    }
  }
}
