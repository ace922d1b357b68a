package initsweep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of a real HDFS keeps the promises of a store. */
class HdfsStoreIT extends StoreContract {
  @TempDir static Path disk;
  private static MiniDFSCluster hdfs;

  private final String folder = "/" + UUID.randomUUID();

  @BeforeAll
  static void startNameNodeAndDataNode() throws IOException {
    hdfs = Hdfs.start(disk);
  }

  @AfterAll
  static void stop() {
    hdfs.shutdown();
  }

  private StoreLocation location() {
    return new StoreLocation(hdfs.getURI() + folder);
  }

  @Override
  Store store() {
    return location().open(new Configuration());
  }

  @Test
  void aPathBelongsToTheDefaultFileSystem() throws IOException {
    Configuration hadoop = hdfs.getConfiguration(0);
    new StoreLocation(folder).requirePossible(hadoop);
    new StoreLocation(folder).open(hadoop).createIfAbsent("a", bytes("1"));
    assertThat(store().read("a")).hasValue(bytes("1"));
    assertThat(new StoreLocation("out").absolute(hadoop).text())
        .isEqualTo(hdfs.getFileSystem().getHomeDirectory() + "/out");
    assertThat(location().hadoopPath(new Configuration())).isEqualTo(hdfs.getURI() + folder);
  }

  @Test
  void noTemporaryFileOutlivesASuccessOrARefusal() {
    store().createIfAbsent("runs/a", bytes("first"));
    store().createIfAbsent("runs/a", bytes("second"));
    assertThat(store().list(Store.TEMPORARY)).isEmpty();
  }

  @Test
  void whatIsThereSurvivesARestartOfTheNameNode() throws IOException {
    store().createIfAbsent("runs/a", bytes("first"));
    hdfs.restartNameNode(true);
    assertThat(store().read("runs/a")).hasValue(bytes("first"));
    assertThat(store().createIfAbsent("runs/a", bytes("second"))).isFalse();
    assertThat(store().createIfAbsent("runs/b", bytes("second"))).isTrue();
  }

  @Test
  void aFolderThatIsSomebodyElsesIsNamed() throws Exception {
    hdfs.getFileSystem()
        .mkdirs(new org.apache.hadoop.fs.Path(folder), new FsPermission((short) 0700));
    UserGroupInformation.createRemoteUser("stranger")
        .doAs(
            (java.security.PrivilegedExceptionAction<Void>)
                () -> {
                  Store store = store();
                  assertThatThrownBy(() -> store.createIfAbsent("runs/a", bytes("1")))
                      .isInstanceOf(StoreException.class)
                      .hasMessageContaining(folder)
                      .hasMessageContaining("permission denied")
                      .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(2));
                  return null;
                });
  }

  @Test
  void aNameNodeThatIsNotThereIsNamed() {
    Configuration hadoop = new Configuration();
    hadoop.setInt("ipc.client.connect.max.retries", 0);
    Store store = new StoreLocation("hdfs://127.0.0.1:1/out").open(hadoop);
    assertThatThrownBy(() -> store.list("runs"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("hdfs://127.0.0.1:1/out");
  }
}
