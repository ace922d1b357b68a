package initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes the picture at the top of the README: {@code mvn test -Dtest=ReportPictureTest
 * -Dreport=results/book/report.html}.
 */
@EnabledIfSystemProperty(named = "report", matches = ".+")
class ReportPictureTest {
  private static final int MAX_BYTES = 300_000;

  @Test
  void thePictureIsSmallEnoughForAReadme() throws IOException {
    assumeTrue(Browser.isInstalled(), "no Chromium: apt-get install chromium chromium-driver");
    try (Browser browser = Browser.start()) {
      browser.prefer("light");
      browser.open(Path.of(System.getProperty("report")).toAbsolutePath(), 1100, 1290);
      byte[] picture = browser.view();
      assertThat(picture).hasSizeLessThan(MAX_BYTES);
      Files.write(Path.of("docs/report.png"), picture);
    }
  }
}
