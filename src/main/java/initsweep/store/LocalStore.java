package initsweep.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder of a POSIX file system. A file is written under a temporary name, forced to disk, and
 * given its own name by a hard link, which fails if the name is taken. Not Hadoop's local file
 * system: its rename overwrites.
 */
final class LocalStore implements Store {
  private final Path root;

  LocalStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
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
      return paths
          .map(Path::toFile)
          .filter(File::exists) // others delete what they have there, too
          .map(LocalStore::entry)
          .sorted(Comparator.comparing(Entry::name))
          .toList();
    } catch (IOException e) {
      throw StoreException.cannot("list", path, e);
    } catch (UncheckedIOException e) { // from the stream, once it is open
      throw StoreException.cannot("list", path, e.getCause());
    }
  }

  private static Entry entry(File file) {
    boolean isFolder = file.isDirectory();
    return new Entry(file.getName(), isFolder ? 0 : file.length(), isFolder);
  }

  @Override
  public boolean createIfAbsent(String name, byte[] content) {
    Path target = root.resolve(name);
    Path temporary = root.resolve(TEMPORARY).resolve(UUID.randomUUID().toString());
    try {
      Files.createDirectories(temporary.getParent());
      Files.createDirectories(target.getParent());
      try {
        writeDurably(temporary, content);
        Files.createLink(target, temporary);
        forceFolder(target.getParent());
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } catch (UnsupportedOperationException e) {
        throw new IOException("this file system has no hard links", e);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw StoreException.cannot("write", target, e);
    }
  }

  @Override
  public void replace(String name, byte[] content) {
    Path target = root.resolve(name);
    Path temporary = root.resolve(TEMPORARY).resolve(UUID.randomUUID().toString());
    try {
      Files.createDirectories(temporary.getParent());
      Files.createDirectories(target.getParent());
      try {
        writeDurably(temporary, content);
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE); // on POSIX over what is there
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw StoreException.cannot("write", target, e);
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

  /** Makes the new name itself survive a power cut. */
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
      throw StoreException.cannot("read", path, e);
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
      throw StoreException.cannot("move", source, e);
    }
  }

  @Override
  public void delete(String name) {
    try {
      Files.deleteIfExists(root.resolve(name));
    } catch (IOException e) {
      throw StoreException.cannot("delete", root.resolve(name), e);
    }
  }

  @Override
  public void close() {}
}
