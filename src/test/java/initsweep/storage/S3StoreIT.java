package initsweep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prefix of an S3 bucket keeps the promises of a store. */
class S3StoreIT extends StoreContract {
  @TempDir static Path disk;
  private static S3Proxy s3;

  private final StoreLocation location =
      new StoreLocation("s3a://%s/%s/out".formatted(s3.bucket(), UUID.randomUUID()));

  @BeforeAll
  static void start() throws Exception {
    s3 = S3Proxy.start(disk);
  }

  @AfterAll
  static void stop() {
    s3.close();
  }

  @Override
  Store store() {
    return location.open(s3.hadoop());
  }

  @Test
  void aStoreThatIgnoresTheConditionIsRefused() {
    Configuration careless = s3.hadoop();
    careless.set("fs.s3a.impl", CarelessS3.class.getName());
    careless.set("fs.s3a.impl.disable.cache", "true");
    assertThatThrownBy(() -> StoreProbe.check(location.open(careless)))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(location.text() + " lets a second writer")
        .hasMessageContaining("If-None-Match");
  }

  @Test
  void aWrongKeyIsNamedWithoutTheKey() {
    Configuration wrong = s3.hadoop();
    wrong.set("fs.s3a.secret.key", "not-the-secret");
    wrong.set("fs.s3a.impl.disable.cache", "true");
    assertThatThrownBy(() -> location.open(wrong).list("runs"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(location.text())
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("not-the-secret"));
  }
}
