package initsweep.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import initsweep.kerberos.KerberosFailure;
import initsweep.spec.SweepFile;
import initsweep.spelling.TextFile;
import initsweep.storage.StoreException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;

/**
 * Text files that the command line names: on this machine, on any file system that Hadoop knows, or
 * on the machine of the caller, whose submit.sh sends the text along as a setting if the driver
 * runs on the cluster.
 */
public final class SubmittedText {
  /** Name and content, each in Base64, with a colon between them; written by submit.sh. */
  static final String SETTING = "spark.initsweep.file";

  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private SubmittedText() {}

  public static TextFile sweepFile(String name) {
    return of(SweepFile.WHAT, name, SweepFile.EXPECTED);
  }

  /**
   * @param name as on the command line
   * @see TextFile
   */
  public static TextFile of(String what, String name, String expected) {
    String[] sent = System.getProperty(SETTING, "").split(":", 2);
    if (sent.length == 2 && new String(decode(sent[0]), UTF_8).equals(name)) {
      byte[] content = decode(sent[1]);
      return new TextFile(what, name, expected, () -> new ByteArrayInputStream(content));
    }
    return URI.matcher(name).matches()
        ? new TextFile(what, name, expected, () -> open(name))
        : new TextFile(what, name, expected);
  }

  private static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  /** In the words of {@code java.nio.file}. */
  private static InputStream open(String uri) throws IOException {
    try {
      Path path = new Path(uri);
      return path.getFileSystem(HadoopSettings.forListing()).open(path);
    } catch (FileNotFoundException e) {
      throw (IOException) new NoSuchFileException(uri).initCause(e);
    } catch (AccessControlException e) {
      throw (IOException) new AccessDeniedException(uri).initCause(e);
    } catch (IOException e) {
      Optional<KerberosFailure> kerberos = KerberosFailure.in(e);
      if (kerberos.isPresent()) {
        throw StoreException.unauthenticated("read", uri, kerberos.get(), e);
      }
      throw e;
    } catch (RuntimeException | LinkageError e) { // no such host, or a class that is missing
      throw new IOException(e.toString(), e);
    }
  }
}
