package initsweep.spelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomePathTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/home/me");

  @ParameterizedTest
  @CsvSource({
    "~, /home/me",
    "~/x, /home/me/x",
    "~/a/~/b, /home/me/a/~/b",
    "./~x, ./~x",
    "a/~, a/~",
    "x~, x~",
    "hdfs://host/~me, hdfs://host/~me",
    "-, -"
  })
  void onlyALeadingTildeIsTheHomeFolder(String text, String expanded) {
    assertThat(HomePath.expand(text, "folder", ENVIRONMENT)).isEqualTo(expanded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~you", "~you/x", "~~", "~+"})
  void anotherUsersHomeIsRefusedWithAWayToWriteIt(String text) {
    assertThatThrownBy(() -> HomePath.expand(text, "folder", ENVIRONMENT))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("folder " + text + ": only ~ and ~/… are expanded")
        .hasMessageEndingWith("write ./" + text + ".");
  }

  @Test
  void aHomeThatIsNoAbsolutePathIsNone() {
    assertThatThrownBy(() -> HomePath.expand("~/x", "folder", Map.of("HOME", "?")))
        .hasMessageContaining("the home folder is unknown\nSet HOME");
  }

  @Test
  void aHomeAtTheRootGetsNoSecondSlash() {
    assertThat(HomePath.expand("~/x", "folder", Map.of("HOME", "/"))).isEqualTo("/x");
  }
}
