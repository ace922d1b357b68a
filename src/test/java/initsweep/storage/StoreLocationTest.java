package initsweep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path without a scheme, where Hadoop's settings lead away from this machine. */
class StoreLocationTest {
  @ParameterizedTest
  @ValueSource(strings = {"ftp://host", "hdfs://no-such-host.invalid:8020", "s3a://bucket"})
  void aPathOnAFileSystemThatIsNotThereIsToldWithTheSettingAndTheWayBack(String files) {
    Configuration hadoop = hadoop(files);
    for (String path : new String[] {"results/book", "/results/book"}) {
      assertThatThrownBy(() -> new StoreLocation(path).requirePossible(hadoop))
          .isInstanceOf(StoreException.class)
          .message()
          .endsWith(
              "fs.defaultFS is %s, says core-site.xml of the test; a folder on this machine is file://%s."
                  .formatted(files, java.nio.file.Path.of(path).toAbsolutePath()));
    }
  }

  @Test
  void aPlaceOfTheDefaultFileSystemIsShownInFull() {
    assertThat(new StoreLocation("/results/book").shown(hadoop("hdfs://host:8020")))
        .startsWith("hdfs://host:8020/results/book (fs.defaultFS is hdfs://host:8020, says core-");
    assertThat(new StoreLocation("results/book").shown(new Configuration()))
        .isEqualTo("results/book");
  }

  private static Configuration hadoop(String files) {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.defaultFS", files, "core-site.xml of the test");
    hadoop.set("fs.s3a.impl", "no.such.FileSystem");
    return hadoop;
  }
}
