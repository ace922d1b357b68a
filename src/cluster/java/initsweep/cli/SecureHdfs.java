package initsweep.cli;

import static org.apache.hadoop.security.UserGroupInformation.loginUserFromKeytabAndReturnUGI;

import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.minikdc.MiniKdc;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.kerby.kerberos.kerb.client.KrbClient;
import org.apache.kerby.kerberos.kerb.client.KrbConfig;
import org.apache.kerby.kerberos.kerb.type.KerberosTime;
import org.apache.kerby.kerberos.kerb.type.ticket.TgtTicket;

/** A real HDFS that believes nobody without a ticket of a real Kerberos, both in this process. */
final class SecureHdfs implements AutoCloseable {
  private static final String KRB5_CONF = "java.security.krb5.conf";

  private final Path folder;
  private final MiniKdc kdc;
  private final MiniDFSCluster hdfs;
  private final File services;
  private final File users;

  /**
   * @param folder for the configuration, keys and disks
   */
  SecureHdfs(Path folder) throws Exception {
    this.folder = folder;
    kdc = new MiniKdc(MiniKdc.createConf(), Files.createDirectory(folder.resolve("kdc")).toFile());
    kdc.start();
    services = folder.resolve("services.keytab").toFile();
    users = folder.resolve("users.keytab").toFile();
    kdc.createPrincipal(services, "hdfs/localhost", "HTTP/localhost");
    kdc.createPrincipal(users, "ada");
    Configuration hadoop = new HdfsConfiguration();
    settings().forEach(hadoop::set);
    UserGroupInformation.setConfiguration(hadoop);
    hdfs = new MiniDFSCluster.Builder(hadoop).numDataNodes(1).build();
    UserGroupInformation superuser =
        loginUserFromKeytabAndReturnUGI(principal("hdfs/localhost"), services.toString());
    superuser.doAs(
        (PrivilegedExceptionAction<Void>)
            () -> {
              hdfs.getFileSystem().mkdirs(path("/results"));
              hdfs.getFileSystem()
                  .setPermission(path("/results"), FsPermission.valueOf("drwxrwxrwx"));
              return null;
            });
    writeConfiguration();
  }

  private static org.apache.hadoop.fs.Path path(String path) {
    return new org.apache.hadoop.fs.Path(path);
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("hadoop.security.authentication", "kerberos"),
        Map.entry(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString()),
        Map.entry("dfs.namenode.kerberos.principal", principal("hdfs/localhost")),
        Map.entry("dfs.namenode.keytab.file", services.toString()),
        Map.entry("dfs.datanode.kerberos.principal", principal("hdfs/localhost")),
        Map.entry("dfs.datanode.keytab.file", services.toString()),
        Map.entry("dfs.web.authentication.kerberos.principal", principal("HTTP/localhost")),
        Map.entry("dfs.web.authentication.kerberos.keytab", services.toString()),
        Map.entry("dfs.block.access.token.enable", "true"),
        // Ports below 1024 belong to root, and instead of them it would want certificates.
        Map.entry("ignore.secure.ports.for.testing", "true"));
  }

  private String principal(String name) {
    return name + "@" + kdc.getRealm();
  }

  private void writeConfiguration() throws Exception {
    Files.createDirectory(configuration());
    try (OutputStream out = Files.newOutputStream(configuration().resolve("core-site.xml"))) {
      Configuration clients = new Configuration(false);
      settings().forEach(clients::set);
      clients.writeXml(out);
    }
  }

  Path configuration() {
    return folder.resolve("hadoop-conf");
  }

  /** A JVM's option to find the KDC. */
  String krb5Conf() {
    return "-D%s=%s".formatted(KRB5_CONF, kdc.getKrb5conf());
  }

  String uri(String path) {
    return hdfs.getURI() + path;
  }

  /**
   * A file of credentials, as kinit makes it, for the user ada.
   *
   * @param secondsLeft until the ticket in it expires; it has expired if negative
   */
  Path ticket(int secondsLeft) throws Exception {
    KrbClient client = new KrbClient(new KrbConfig());
    client.setKdcHost(kdc.getHost());
    client.setKdcRealm(kdc.getRealm());
    client.setAllowUdp(false);
    client.setAllowTcp(true);
    client.setKdcTcpPort(kdc.getPort());
    client.init();
    TgtTicket ticket = client.requestTgt(principal("ada"), users);
    long now = System.currentTimeMillis();
    KerberosTime end = new KerberosTime(now + 1000L * secondsLeft);
    ticket.getEncKdcRepPart().setStartTime(new KerberosTime(now - 3_600_000));
    ticket.getEncKdcRepPart().setEndTime(end);
    ticket.getEncKdcRepPart().setRenewTill(end);
    Path file = folder.resolve("ticket" + secondsLeft);
    client.storeTicket(ticket, file.toFile());
    return file;
  }

  @Override
  public void close() {
    hdfs.shutdown();
    kdc.stop();
    System.clearProperty(KRB5_CONF);
    UserGroupInformation.reset();
  }
}
