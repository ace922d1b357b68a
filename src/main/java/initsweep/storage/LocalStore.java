package initsweep.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder on a file system of this machine, network mounts included. A file is written under a
 * temporary name, synced to disk, and then given its final name unless that is taken. Does not use
 * Hadoop's local file system, whose rename overwrites.
 */
final class LocalStore implements Store {
  private final Path root;
  private final Naming naming;

  LocalStore(Path root) {
    this(root, new HardLinks());
  }

  LocalStore(Path root, Naming naming) {
    this.root = root.toAbsolutePath().normalize();
    this.naming = naming;
  }

  @Override
  public String location() {
    return root.toString();
  }

  @Override
  public List<Entry> entries(String folder) {
    Path path = root.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(path)) {
      return paths.flatMap(LocalStore::entry).sorted(Comparator.comparing(Entry::name)).toList();
    } catch (IOException e) {
      throw LocalFailure.of("list", path, 0, e);
    } catch (UncheckedIOException e) { // from the stream, once it is open
      throw LocalFailure.of("list", path, 0, e.getCause());
    }
  }

  /**
   * Looks once, since other processes delete and rename files meanwhile: empty for a file that is
   * gone, and for a link that leads nowhere.
   */
  private static Stream<Entry> entry(Path path) {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      long bytes = file.isDirectory() ? 0 : file.size();
      return Stream.of(new Entry(path.getFileName().toString(), bytes, file.isDirectory()));
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  @Override
  public boolean createIfAbsent(String name, byte[] content) {
    return writeAs(
        name,
        content,
        (temporary, target) -> {
          if (!naming.nameIfFree(temporary, target)) {
            return false;
          }
          forceFolder(target.getParent());
          return true;
        });
  }

  @Override
  public void replace(String name, byte[] content) {
    writeAs(
        name,
        content,
        (temporary, target) -> {
          Files.move(
              temporary, target, StandardCopyOption.ATOMIC_MOVE); // replaces an existing file
          return true;
        });
  }

  /**
   * Writes a file under a temporary name, which is deleted when the call ends, and gives it its
   * name.
   */
  private boolean writeAs(String name, byte[] content, Naming naming) {
    Path target = root.resolve(name);
    Path temporary = root.resolve(TEMPORARY).resolve(UUID.randomUUID().toString());
    try {
      Files.createDirectories(temporary.getParent());
      Files.createDirectories(target.getParent());
      try {
        writeDurably(temporary, content);
        return naming.nameIfFree(temporary, target);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw LocalFailure.of("write", target, content.length, e);
    }
  }

  private static void writeDurably(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Syncs the folder, so that the new name survives a power failure. */
  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public Optional<byte[]> read(String name) {
    Path path = root.resolve(name);
    try {
      return Optional.of(Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (Files.isDirectory(path)) {
        return Optional.empty();
      }
      throw LocalFailure.of("read", path, 0, e);
    }
  }

  @Override
  public boolean move(String name, String to) {
    Path source = root.resolve(name);
    Path target = root.resolve(to);
    try {
      Files.createDirectories(target.getParent());
      Files.move(source, target);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw LocalFailure.of("move", source, 0, e);
    }
  }

  @Override
  public void delete(String name) {
    try {
      Files.deleteIfExists(root.resolve(name));
    } catch (IOException e) {
      throw LocalFailure.of("delete", root.resolve(name), 0, e);
    }
  }

  @Override
  public void close() {}
}
