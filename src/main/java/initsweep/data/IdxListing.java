package initsweep.data;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The listing of a data folder, and the file in it for each of the four parts. */
final class IdxListing {
  private static final int LEVELS_BELOW = 2;

  /** Formats in which Kuzushiji-49 and others are published. */
  private static final Pattern OTHER_FORMATS =
      Pattern.compile("(?i).*\\.(npz|npy|mat|csv|parquet|arrow|pkl|pt|h5|zip|tar|tgz|tar\\.gz)");

  private final FolderListing listing;
  private final Path folder;
  private final Map<String, FileStatus> entries;

  IdxListing(FolderListing listing) {
    this.listing = listing;
    this.folder = listing.folder();
    this.entries = listing.entries();
  }

  /**
   * The file of this kind for "train" or "t10k".
   *
   * @throws DataException when it is missing, is a folder, or two files qualify
   */
  IdxFile find(String part, IdxKind kind) {
    String set = set();
    List<FileStatus> found =
        entries.values().stream()
            .filter(entry -> !entry.isDirectory())
            .filter(entry -> name(entry).filter(plays(set, part, kind)).isPresent())
            .filter(entry -> !isBesideRaw(entry))
            .toList();
    if (found.isEmpty()) {
      throw missing(set, part, kind);
    }
    if (found.size() > 1) {
      throw ambiguous(
          "several files of %s %s: ".formatted(part, kind) + shown(found.stream()),
          "one of them",
          "Move the others away.");
    }
    Path path = found.get(0).getPath();
    return new IdxFile(path.toString(), found.get(0).getLen(), () -> listing.files().open(path));
  }

  private static Optional<IdxName> name(FileStatus entry) {
    return IdxName.parse(entry.getPath().getName());
  }

  private static Predicate<IdxName> plays(String set, String part, IdxKind kind) {
    return name -> name.set().equals(set) && name.part().equals(part) && name.kind() == kind;
  }

  /** Whether it is a .gz whose uncompressed file is there too, as some programs leave it. */
  private boolean isBesideRaw(FileStatus entry) {
    FileStatus raw =
        name(entry)
            .filter(IdxName::isCompressed)
            .map(name -> entries.get(name.stem()))
            .orElse(null);
    return raw != null && !raw.isDirectory();
  }

  /**
   * The set whose four files are all present, else the one with the most files, whose error names
   * the missing ones.
   */
  private String set() {
    Map<String, Set<String>> roles = new TreeMap<>();
    entries.values().stream()
        .filter(entry -> !entry.isDirectory())
        .map(IdxListing::name)
        .flatMap(Optional::stream)
        .forEach(
            name -> roles.computeIfAbsent(name.set(), key -> new TreeSet<>()).add(name.role()));
    List<String> whole = roles.keySet().stream().filter(set -> roles.get(set).size() == 4).toList();
    if (whole.size() > 1) {
      throw ambiguous(
          "several sets: "
              + whole.stream()
                  .map(set -> set.isEmpty() ? "train-…" : set + "-…")
                  .collect(joining(", ")),
          "the four files of one",
          "Put the four files of the intended set into a folder of their own, or link them there.");
    }
    return roles.keySet().stream()
        .max(Comparator.comparingInt(set -> roles.get(set).size()))
        .orElse("");
  }

  private DataException ambiguous(String found, String expected, String remedy) {
    return new DataException(folder.toString(), "has " + found, expected, remedy);
  }

  private DataException missing(String set, String part, IdxKind kind) {
    String prefix = set.isEmpty() ? "" : set + "-";
    List<String> names = kind.fileNames(part).stream().map(name -> prefix + name).toList();
    FileStatus inTheWay =
        names.stream().map(entries::get).filter(Objects::nonNull).findFirst().orElse(null);
    if (inTheWay != null) {
      return isFolder(inTheWay);
    }
    return new DataException(
        new Path(folder, names.get(0)).toString(),
        "is missing, the folder has " + listing.namesShown(),
        "a file of that name, or " + String.join(" or ", names.subList(1, names.size())),
        missingFileRemedy());
  }

  /** Points to files one level further down, as in torchvision's MNIST/raw, or in an archive. */
  private String missingFileRemedy() {
    Optional<Path> below = foldersWithFiles(folder, LEVELS_BELOW).findFirst();
    if (below.isPresent()) {
      return "Name the folder %s, which has IDX files.".formatted(below.get());
    }
    return entries.keySet().stream()
        .filter(name -> OTHER_FORMATS.matcher(name).matches())
        .findFirst()
        .map(
            name ->
                "%s is of another format; fetch the set as IDX files, or convert it."
                    .formatted(name))
        .orElse("Fetch the missing file, or name the folder that has all four.");
  }

  private Stream<Path> foldersWithFiles(Path parent, int levels) {
    return listing
        .children(parent)
        .filter(FileStatus::isDirectory)
        .map(FileStatus::getPath)
        .filter(path -> !path.getName().startsWith("."))
        .flatMap(
            path ->
                listing
                        .children(path)
                        .anyMatch(entry -> !entry.isDirectory() && name(entry).isPresent())
                    ? Stream.of(path)
                    : levels == 1 ? Stream.empty() : foldersWithFiles(path, levels - 1));
  }

  private static DataException isFolder(FileStatus entry) {
    return new DataException(
        entry.getPath().toString(),
        "is a folder",
        "a file of that name",
        "If the file is inside that folder, move it one level up.");
  }

  private static String shown(Stream<FileStatus> found) {
    return found.map(entry -> entry.getPath().getName()).collect(joining(", "));
  }
}
