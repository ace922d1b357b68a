package initsweep.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A real HDFS of one name node and one data node. */
public final class Hdfs {
  private Hdfs() {}

  /** With ports that nobody else takes while the name node restarts. */
  public static MiniDFSCluster start(Path folder) throws IOException {
    Configuration hadoop = new Configuration();
    hadoop.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    return new MiniDFSCluster.Builder(hadoop)
        .nameNodePort(FreePort.find())
        .nameNodeHttpPort(FreePort.find())
        .numDataNodes(1)
        .build();
  }
}
