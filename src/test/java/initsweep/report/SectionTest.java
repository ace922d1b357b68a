package initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.run.ConfigKey;
import initsweep.statistics.Cell;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A key that there is not would show or hide a section for every sweep. */
class SectionTest {
  private static final Map<String, ConfigKey> KEYS =
      Cell.KEYS.stream().collect(Collectors.toMap(ConfigKey::toString, key -> key));

  @ParameterizedTest
  @MethodSource("initsweep.report.Section#all")
  void aConditionIsAboutKeysAndTheirValuesAsConfigurationsSpellThem(Section section) {
    Optional<String> varying = section.varying();
    varying.ifPresent(key -> assertThat(KEYS).containsKey(key));
    section
        .unless()
        .forEach(
            (key, value) -> {
              assertThat(KEYS).containsKey(key);
              assertThat(KEYS.get(key).parse(value)).hasToString(value);
            });
  }
}
