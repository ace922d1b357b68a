package initsweep.spelling;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A hand-written text: UTF-8 with or without a byte-order mark, in a file, a pipe or a device, on
 * standard input, or elsewhere.
 *
 * @param what the noun of error messages, such as "sweep file"
 * @param name a path, in which a leading {@code ~} is the home folder, or {@code -} for standard
 *     input
 * @param expected for error messages, such as "a YAML file as conf/book.yaml"
 * @param elsewhere where the bytes come from if {@code name} is none of these; else null
 */
public record TextFile(String what, String name, String expected, Elsewhere elsewhere) {
  private static final String STANDARD_INPUT = "-";
  private static final String DEVICES = "/dev/";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A limit for hand-written files, which have a few hundred bytes. */
  private static final int MAX_BYTES = 1 << 20;

  /** A place that only its reader knows: another file system, or the machine of the caller. */
  public interface Elsewhere {
    /**
     * @throws NoSuchFileException if there is no such file
     * @throws AccessDeniedException if it may not be read
     */
    InputStream open() throws IOException;
  }

  /** A text on this machine. */
  public TextFile(String what, String name, String expected) {
    this(what, name, expected, null);
  }

  /** Whether the text comes without a meaningful file name. */
  public boolean isPiped() {
    return name.equals(STANDARD_INPUT)
        || (elsewhere == null ? !Files.isRegularFile(path()) : name.startsWith(DEVICES));
  }

  /** The name of the source in messages. */
  public String place() {
    return name.equals(STANDARD_INPUT) ? "standard input" : name;
  }

  /**
   * The text, without its byte-order mark.
   *
   * @throws InvalidValueException if the text cannot be read, or is not UTF-8
   */
  public String read() {
    byte[] bytes = bytes();
    if (bytes.length > MAX_BYTES) {
      throw error("is larger than %s bytes; expected %s".formatted(MAX_BYTES, expected), null);
    }
    String encoding = otherEncoding(bytes);
    if (encoding != null) {
      throw error(encoding, null);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw error("is not UTF-8; save it with that encoding", e);
    }
  }

  private byte[] bytes() {
    if (elsewhere != null) {
      return bytes(elsewhere, "does not exist; check the path");
    }
    if (name.equals(STANDARD_INPUT)) {
      return bytes(System.in);
    }
    Path path = path();
    if (Files.isDirectory(path)) {
      throw error("is a folder; expected " + expected, null);
    }
    return bytes(
        () -> Files.newInputStream(path),
        Files.isSymbolicLink(path)
            ? "is a symbolic link whose target does not exist; check where it points"
            : "does not exist; check the path");
  }

  private byte[] bytes(Elsewhere place, String ifMissing) {
    try (InputStream in = place.open()) {
      return bytes(in);
    } catch (NoSuchFileException e) {
      throw error(ifMissing, e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private byte[] bytes(InputStream in) {
    try {
      return in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Path path() {
    try {
      return Path.of(HomePath.expand(name, what));
    } catch (InvalidPathException e) {
      throw error("is not a path: %s; check its spelling".formatted(e.getReason()), e);
    }
  }

  private InvalidValueException unreadable(IOException e) {
    boolean isDenied = e instanceof AccessDeniedException;
    String reason = isDenied ? "permission denied" : e.getClass().getSimpleName();
    String detail = isDenied || elsewhere == null ? "" : ", " + firstLine(e);
    return error(
        "cannot be read: %s%s; check %s"
            .formatted(
                reason,
                detail,
                isDenied || elsewhere == null
                    ? "its permissions"
                    : "the path and that its file system is up"),
        e);
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
  }

  /** What the bytes are, as a clause about "it", if they are certainly not UTF-8; else null. */
  private static String otherEncoding(byte[] bytes) {
    boolean isWide =
        starts(bytes, 0xFF, 0xFE)
            || starts(bytes, 0xFE, 0xFF)
            || hasZeros(bytes, 0) && !hasZeros(bytes, 1)
            || hasZeros(bytes, 1) && !hasZeros(bytes, 0);
    if (isWide) {
      return "is UTF-16; save it as UTF-8";
    }
    return hasZeros(bytes, 0) ? "is a binary file; expected a text in UTF-8" : null;
  }

  private static boolean starts(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  /** Zeros at every other position are the high bytes of ASCII characters in UTF-16. */
  private static boolean hasZeros(byte[] bytes, int parity) {
    for (int i = parity; i < bytes.length; i += 2) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private InvalidValueException error(String problem, Exception cause) {
    return new InvalidValueException("%s %s %s".formatted(what, place(), problem), cause);
  }
}
