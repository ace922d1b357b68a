package initsweep.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.spelling.InvalidValueException;
import initsweep.spelling.TextFile;
import initsweep.storage.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a driver on the cluster may read and write, and what it reads from elsewhere. */
class RemoteDriverTest {
  private static final String DEPLOY_MODE = "spark.submit.deployMode";
  private static final StoreLocation SHARED = new StoreLocation("/shared/out");

  @TempDir private Path folder;

  @AfterEach
  void forgetSettings() {
    System.clearProperty(DEPLOY_MODE);
    System.clearProperty(SubmittedText.SETTING);
  }

  @Test
  void aPathInTheFolderOfADriverOnTheClusterIsRefused() {
    Configuration hadoop = new Configuration(false);
    RemoteDriver.requireShared(new StoreLocation("out"), "data/mnist", hadoop);

    System.setProperty(DEPLOY_MODE, "cluster");
    assertThatThrownBy(
            () -> RemoteDriver.requireShared(new StoreLocation("out"), "hdfs://a/b", hadoop))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("output out is a relative path, and the driver runs in a folder of")
        .hasMessageContaining("--out… with hdfs://");
    assertThatThrownBy(() -> RemoteDriver.requireShared(SHARED, "data/mnist", hadoop))
        .hasMessageStartingWith("data data/mnist is a relative path")
        .hasMessageContaining("--set data=… with hdfs://");
    RemoteDriver.requireShared(SHARED, "normal(100,10)", hadoop);
    hadoop.set("fs.defaultFS", "hdfs://name:9000");
    RemoteDriver.requireShared(new StoreLocation("out"), "data/mnist", hadoop);
  }

  @Test
  void aFileIsReadByItsUri() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "name: é\n");
    assertThat(text("file:" + file).read()).isEqualTo("name: é\n");
    assertThat(text("file:" + file).isPiped()).isFalse();
    assertThatThrownBy(() -> text("file:" + folder + "/none.yaml").read())
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("sweep file file:%s/none.yaml does not exist; check the path", folder);
    assertThatThrownBy(() -> text("nosuch://host/a.yaml").read())
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("nosuch://host/a.yaml cannot be read: ")
        .hasMessageContaining("nosuch");
  }

  @Test
  void theTextThatWasSentAlongStandsForTheFileOfTheCaller() {
    System.setProperty(SubmittedText.SETTING, base64("a.yaml") + ":" + base64("name: é\n"));
    assertThat(text("a.yaml").read()).isEqualTo("name: é\n");
    assertThat(text("a.yaml").isPiped()).isFalse();
    assertThatThrownBy(() -> text(folder + "/b.yaml").read())
        .hasMessageContaining("does not exist");

    System.setProperty(SubmittedText.SETTING, base64("-") + ":" + base64("name: piped\n"));
    assertThat(text("-").read()).isEqualTo("name: piped\n");
    assertThat(text("-").isPiped()).isTrue();
  }

  private static TextFile text(String name) {
    return SubmittedText.sweepFile(name);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
