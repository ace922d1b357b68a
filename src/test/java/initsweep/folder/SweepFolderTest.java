package initsweep.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import initsweep.storage.FolderListing;
import initsweep.storage.HinderedStore;
import initsweep.storage.HinderedStore.Hindrance;
import initsweep.storage.Store;
import initsweep.storage.StoreException;
import initsweep.table.BrokenChunkException;
import initsweep.table.ChunkFile;
import initsweep.table.ChunkId;
import initsweep.table.ChunkSummary;
import initsweep.table.RunRows;
import initsweep.table.RunTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Resuming: what is whole is kept, what is not is put aside, and another sweep's folder is left
 * alone.
 */
class SweepFolderTest {
  private static final Manifest MANIFEST =
      manifest("{\"sweep\":{\"grid\":[{\"lr\":[\"0.01\"],\"init\":[\"he\"]}]},\"data\":\"d1\"}");
  private static final Manifest OTHER =
      manifest("{\"sweep\":{\"grid\":[{\"lr\":[\"0.1\"],\"init\":[\"he\"]}]},\"data\":\"d2\"}");

  private static final Map<ChunkId, Integer> PLANNED = Map.of(id(0), 1, id(1), 1, id(2), 2);

  @TempDir Path path;

  private static Manifest manifest(String meaning) {
    return new Manifest(
        json(meaning), json("{\"name\":\"small\"}"), json("{}"), 3, RunTable.SCHEMA_VERSION);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Store store() {
    return Stores.at(path);
  }

  private SweepFolder claim() {
    Manifests.claim(store(), MANIFEST, false);
    return Stores.folder(store());
  }

  private static ChunkId id(int number) {
    return new ChunkId(1, number);
  }

  /** As a driver does: what is unusable is put aside. */
  private static Map<ChunkId, ChunkSummary> published(SweepFolder folder) {
    SweepFolder.Content content = folder.inspect(PLANNED, Map.of());
    content.unusable().forEach((file, reason) -> folder.putAside(file, reason, PLANNED));
    return content.whole();
  }

  /** A folder with two of its three chunks. */
  private SweepFolder begun() {
    SweepFolder folder = claim();
    folder.publish(id(0), List.of(RunRows.completed()));
    folder.publish(id(2), List.of(RunRows.diverged(), RunRows.failed()));
    return folder;
  }

  private Path chunk(int number) {
    return path.resolve(
        String.format(
            Locale.ROOT,
            "runs/g01-c%06d-%s.parquet",
            number,
            MANIFEST.fingerprint().substring(0, 12)));
  }

  private List<String> files(String folder) {
    return store().list(folder);
  }

  @Test
  void resumingFindsWhatIsPublished() {
    begun();
    Map<ChunkId, ChunkSummary> published = published(claim());
    assertThat(published.keySet()).containsExactly(id(0), id(2));
    assertThat(published.get(id(0))).isEqualTo(ChunkSummary.of(List.of(RunRows.completed())));
    assertThat(published.get(id(2)))
        .isEqualTo(ChunkSummary.of(List.of(RunRows.diverged(), RunRows.failed())));
  }

  @Test
  void theTableHoldsChunkFilesAndTheBookkeepingHoldsNoParquet() {
    begun();
    assertThat(files("runs"))
        .containsExactly(chunk(0).getFileName().toString(), chunk(2).getFileName().toString());
    assertThat(FolderListing.of(path.resolve("_sweep")).keySet())
        .noneMatch(name -> name.endsWith(".parquet"));
  }

  @Test
  void resumingTouchesNothing() {
    begun();
    Map<String, String> before = FolderListing.of(path);
    published(claim());
    assertThat(FolderListing.of(path)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"._g01-c000000-0123456789ab.parquet", "._x.parquet", "_x.parquet"})
  void aHiddenFileIsNoPartOfTheTable(String hidden) throws IOException {
    begun();
    Files.write(path.resolve("runs").resolve(hidden), new byte[] {0, 5, 22, 7});
    assertThat(published(claim()).keySet()).containsExactly(id(0), id(2));
    assertThat(path.resolve("runs").resolve(hidden)).exists();
    SweepFolder.requireReadable(store());
    assertThat(new StoredTable(store()).files()).hasSize(2);
  }

  @Test
  void aChunkIsPublishedOnceAndTheSecondWriterLearnsWhatIsThere() {
    SweepFolder folder = claim();
    ChunkSummary first = folder.publish(id(0), List.of(RunRows.completed()));
    assertThat(folder.publish(id(0), List.of(RunRows.diverged()))).isEqualTo(first);
    assertThat(published(claim())).containsExactly(Map.entry(id(0), first));
  }

  static Stream<Arguments> defects() {
    return Stream.of(
        defect("empty", content -> new byte[0]),
        defect(
            "cut to its first half",
            content -> java.util.Arrays.copyOf(content, content.length / 2)),
        defect("cut by one byte", content -> java.util.Arrays.copyOf(content, content.length - 1)),
        defect(
            "overwritten with text",
            content -> "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        defect("all zeros", content -> new byte[content.length]),
        defect("flipped in its magic number", content -> flipped(content, content.length - 1)),
        defect(
            "flipped in the length of its footer", content -> flipped(content, content.length - 8)),
        defect(
            "flipped in the first byte of its footer",
            content -> flipped(content, footerStart(content))),
        defect("flipped in its first page", content -> flipped(content, 40)),
        defect("flipped in the middle", content -> flipped(content, content.length / 3)),
        defect(
            "the same chunk of another sweep",
            content ->
                ChunkFile.PARQUET.encode(
                    id(0), List.of(RunRows.completed()), OTHER.fingerprint())));
  }

  private static Arguments defect(String name, UnaryOperator<byte[]> damage) {
    return Arguments.of(name, damage);
  }

  private static byte[] flipped(byte[] content, int at) {
    byte[] flipped = content.clone();
    flipped[at] ^= 0x10;
    return flipped;
  }

  private static int footerStart(byte[] content) {
    int length =
        java.nio.ByteBuffer.wrap(content)
            .order(java.nio.ByteOrder.LITTLE_ENDIAN)
            .getInt(content.length - 8);
    return content.length - 8 - length;
  }

  @ParameterizedTest(name = "a chunk file that is {0}")
  @MethodSource("defects")
  void aBadChunkIsPutAsideReportedMissingAndComputedAgain(String name, UnaryOperator<byte[]> damage)
      throws IOException {
    SweepFolder folder = begun();
    byte[] bad = damage.apply(Files.readAllBytes(chunk(0)));
    Files.write(chunk(0), bad);

    assertThat(published(folder).keySet()).containsExactly(id(2));
    assertThat(files("runs")).containsExactly(chunk(2).getFileName().toString());
    assertThat(files("_sweep/quarantine")).hasSize(1);
    String aside = files("_sweep/quarantine").get(0);
    assertThat(aside).contains(chunk(0).getFileName().toString()).endsWith(".bad");
    assertThat(path.resolve("_sweep/quarantine").resolve(aside)).hasBinaryContent(bad);

    folder.publish(id(0), List.of(RunRows.completed()));
    assertThat(published(folder).keySet()).containsExactly(id(0), id(2));
  }

  @Test
  void aChunkUnderTheNumberOfAnotherIsPutAside() throws IOException {
    SweepFolder folder = begun();
    Files.copy(chunk(0), chunk(1));
    assertThat(published(folder).keySet()).containsExactly(id(0), id(2));
  }

  /** Whatever ends in .parquet there is read as part of the table. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "g01-c000000-000000000000.parquet",
        "g00-c000000-FINGERPRINT.parquet",
        "g02-c000000-FINGERPRINT.parquet",
        "g01-c000003-FINGERPRINT.parquet",
        "g99999999999-c000003-FINGERPRINT.parquet",
        "copy.parquet",
        "g01-c000000-FINGERPRINT (1).parquet"
      })
  void aFileThatIsNoneOfOursIsPutAside(String name) throws IOException {
    SweepFolder folder = begun();
    Files.copy(
        chunk(0),
        path.resolve("runs")
            .resolve(name.replace("FINGERPRINT", MANIFEST.fingerprint().substring(0, 12))));
    assertThat(published(folder).keySet()).containsExactly(id(0), id(2));
    assertThat(files("runs"))
        .containsExactly(chunk(0).getFileName().toString(), chunk(2).getFileName().toString());
  }

  /** The digits of ar-EG, fa-IR and th-TH-u-nu-thai, in which earlier versions wrote names. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "g٠١-c٠٠٠٠٠٠-FINGERPRINT.parquet",
        "g۰۱-c۰۰۰۰۰۰-FINGERPRINT.parquet",
        "g๐๑-c๐๐๐๐๐๐-FINGERPRINT.parquet",
        "g01-c000001-FINGERPRINT.parquet",
        "copy.parquet"
      })
  void aWholeChunkUnderAnotherNameIsUsed(String name) throws IOException {
    SweepFolder folder = begun();
    byte[] content = Files.readAllBytes(chunk(0));
    Path misnamed =
        path.resolve("runs")
            .resolve(name.replace("FINGERPRINT", MANIFEST.fingerprint().substring(0, 12)));
    Files.move(chunk(0), misnamed);
    SweepFolder.Content found = folder.inspect(PLANNED, Map.of());
    assertThat(found.unusable()).isEmpty();
    found.misnamed().forEach(folder::rename);
    assertThat(folder.inspect(PLANNED, Map.of()).isClean()).isTrue();
    assertThat(published(folder).keySet()).containsExactly(id(0), id(2));
    assertThat(chunk(0)).hasBinaryContent(content);
    assertThat(files("_sweep/quarantine")).isEmpty();
  }

  /** Its footer was written under the same locale. */
  @Test
  void aChunkWhoseFooterHasOtherDigitsIsRead() {
    for (String text : List.of("g01-c000123", "g٠١-c٠٠٠١٢٣", "g۰۱-c۰۰۰۱۲۳", "g๐๑-c๐๐๐๑๒๓")) {
      assertThat(ChunkId.parse(text)).contains(new ChunkId(1, 123));
    }
    assertThat(ChunkId.parse("g1-c000123")).isEmpty();
  }

  @Test
  void aWholeChunkThatWasPutAsideIsPutBackAndABrokenOneIsNot() throws IOException {
    SweepFolder folder = begun();
    Path quarantine = Files.createDirectories(path.resolve("_sweep/quarantine"));
    Files.move(chunk(0), quarantine.resolve("3f2a-g٠١-c٠٠٠٠٠٠-0123456789ab.parquet.bad"));
    byte[] broken = flipped(Files.readAllBytes(chunk(2)), 40);
    Files.delete(chunk(2));
    Files.write(quarantine.resolve("broken.bad"), broken);
    assertThat(folder.restore(PLANNED)).isOne();
    assertThat(published(folder).keySet()).containsExactly(id(0));
    assertThat(files("_sweep/quarantine")).containsExactly("broken.bad");
  }

  @Test
  void anExtensionsManifestUnderOtherDigitsIsFound() {
    claim();
    store().createIfAbsent("_sweep/manifest-g٠٢.json", OTHER.toJson());
    Manifests.claim(store(), MANIFEST, false);
    assertThat(Manifests.read(store())).containsExactly(MANIFEST, OTHER);
  }

  /** Under the name of a chunk, with one in it, and under any other. */
  @ParameterizedTest
  @ValueSource(ints = {0, 7})
  void aFolderThatIsNamedAsAFileIsPutAside(int number) throws IOException {
    SweepFolder folder = begun();
    byte[] content = Files.readAllBytes(chunk(0));
    Files.deleteIfExists(chunk(number));
    Files.createDirectories(chunk(number));
    Files.write(chunk(number).resolve("part.parquet"), content);
    assertThat(folder.inspect(PLANNED, Map.of()).unusable())
        .containsExactly(Map.entry(chunk(number).getFileName().toString(), "it is a folder"));
    published(folder);
    assertThat(chunk(number)).doesNotExist();
    assertThat(folder.inspect(PLANNED, Map.of()).unusable()).isEmpty();
    assertThat(store().entries("_sweep/quarantine")).hasSize(1);
  }

  @Test
  void aBadFileInTheWayIsLeftToTheDriverByWhoeverWantsToPublish() throws IOException {
    SweepFolder folder = claim();
    Files.createDirectories(path.resolve("runs"));
    Files.write(chunk(1), new byte[10]);
    assertThatThrownBy(() -> folder.publish(id(1), List.of(RunRows.failed())))
        .isInstanceOf(BrokenChunkException.class);
    assertThat(chunk(1)).hasSize(10);
    assertThat(published(folder)).isEmpty();
    folder.publish(id(1), List.of(RunRows.failed()));
    assertThat(published(folder).keySet()).containsExactly(id(1));
  }

  @Test
  void aChunkWithFewerRunsThanPlannedIsPutAside() {
    SweepFolder folder = claim();
    folder.publish(id(2), List.of(RunRows.failed()));
    assertThat(folder.inspect(PLANNED, Map.of()).unusable().values())
        .containsExactly("it has 1 instead of 2 planned runs");
    assertThat(published(folder)).isEmpty();
  }

  /** The bad file is gone by then, and another driver's good one is in its place. */
  @Test
  void aWholeFileThatIsPutAsideByMistakeIsPutBack() throws IOException {
    SweepFolder folder = begun();
    byte[] whole = Files.readAllBytes(chunk(0));
    folder.putAside(chunk(0).getFileName().toString(), "it was broken a moment ago", PLANNED);
    assertThat(chunk(0)).hasBinaryContent(whole);
    assertThat(files("_sweep/quarantine")).isEmpty();
  }

  /** No read ends before so many have begun, so one after the other would never end. */
  @Test
  void filesAreReadManyAtATimeAndNotMore() {
    SweepFolder folder = claim();
    Map<ChunkId, Integer> planned = new TreeMap<>();
    for (int chunk = 0; chunk < 2 * StoredTable.READERS; chunk++) {
      folder.publish(id(chunk), List.of(RunRows.completed()));
      planned.put(id(chunk), 1);
    }
    CyclicBarrier together = new CyclicBarrier(StoredTable.READERS);
    AtomicInteger reading = new AtomicInteger();
    AtomicInteger max = new AtomicInteger();
    Hindrance waiting =
        new Hindrance() {
          @Override
          public void before(String call) {
            if (call.equals("read")) {
              max.accumulateAndGet(reading.incrementAndGet(), Math::max);
              await(together);
            }
          }

          @Override
          public void after(String call) {
            if (call.equals("read")) {
              reading.decrementAndGet();
            }
          }
        };
    SweepFolder far =
        SweepFolder.open(new HinderedStore(store(), waiting), List.of(MANIFEST.fingerprint()));
    assertThat(far.inspect(planned, Map.of()).whole().keySet()).isEqualTo(planned.keySet());
    assertThat(max).hasValueLessThanOrEqualTo(StoredTable.READERS);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFileThatCannotBeReadEndsTheInspectionWithItsError() {
    begun();
    Hindrance failing =
        call -> {
          if (call.equals("read")) {
            throw new StoreException("the store is away", null);
          }
        };
    SweepFolder folder =
        SweepFolder.open(new HinderedStore(store(), failing), List.of(MANIFEST.fingerprint()));
    assertThatThrownBy(() -> folder.inspect(PLANNED, Map.of()))
        .isInstanceOf(StoreException.class)
        .hasMessage("the store is away");
  }

  @Test
  void inspectingTouchesNothing() throws IOException {
    SweepFolder folder = begun();
    Files.write(chunk(0), new byte[10]);
    Map<String, String> before = FolderListing.of(path);
    assertThat(folder.inspect(PLANNED, Map.of()).unusable()).hasSize(1);
    assertThat(FolderListing.of(path)).isEqualTo(before);
  }

  @Test
  void anotherSweepsFolderIsNamedWithEachDifferenceAndLeftAsItIs() {
    begun();
    Map<String, String> before = FolderListing.of(path);
    assertThatThrownBy(() -> Manifests.claim(store(), OTHER, false))
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining("nothing was changed")
        .hasMessageContaining("data: the folder has d1, this sweep has d2")
        .hasMessageContaining("lr: the folder has [\"0.01\"], this sweep has [\"0.1\"]")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("init"));
    assertThat(FolderListing.of(path)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{}",
        "{\"meaning\":{}}",
        "{\"meaning\":[],\"chunks\":3}",
        "\u0000\u0001"
      })
  void aDamagedManifestIsNamedAndNothingIsTouched(String content) throws IOException {
    begun();
    Path manifest = path.resolve("_sweep/manifest.json");
    Files.writeString(manifest, content);
    Map<String, String> before = FolderListing.of(path);
    assertThatThrownBy(this::claim)
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining(manifest.toString())
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSizeLessThanOrEqualTo(2));
    assertThat(FolderListing.of(path)).isEqualTo(before);
  }

  @Test
  void aManifestThatWasEditedIsAnotherSweeps() throws IOException {
    begun();
    Path manifest = path.resolve("_sweep/manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("0.01", "0.02"));
    assertThatThrownBy(this::claim)
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining("0.02");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs/notes.txt",
        "runs/folder/notes.txt",
        "_sweep/notes.txt",
        "_sweep/manifest-g02.json",
        "_sweep/tmp-of-mine/notes.txt",
        "report.html"
      })
  void aFolderOfFilesWithoutManifestIsNotOurs(String file) throws IOException {
    Files.createDirectories(path.resolve(file).getParent());
    Files.writeString(path.resolve(file), "mine");
    Map<String, String> before = FolderListing.of(path);
    assertThatThrownBy(this::claim)
        .isInstanceOf(ForeignOutputException.class)
        .hasMessageContaining(path + " holds " + file.replaceFirst("(.+/.+)/.*", "$1"))
        .hasMessageContaining("nothing was changed");
    assertThat(FolderListing.of(path)).isEqualTo(before);
  }

  /** A driver was killed before it had written its manifest; other files are nobody's business. */
  @Test
  void emptyFoldersAndWhatAKilledDriverLeftAreNoObstacle() throws IOException {
    Files.createDirectories(path.resolve("runs"));
    Files.createDirectories(path.resolve("_sweep/tmp"));
    Files.writeString(path.resolve("_sweep/tmp/probe-1"), "first");
    Files.writeString(path.resolve("notes.txt"), "mine");
    claim();
    assertThat(Manifests.read(store())).containsExactly(MANIFEST);
  }

  @Test
  void theManifestIsWrittenOnceAndReadBack() throws IOException {
    claim();
    Map<String, String> before = FolderListing.of(path);
    claim();
    assertThat(FolderListing.of(path)).isEqualTo(before);
    assertThat(Manifests.read(store())).containsExactly(MANIFEST);
    assertThat(
            json(Files.readString(path.resolve("_sweep/manifest.json")))
                .get("fingerprint")
                .textValue())
        .isEqualTo(MANIFEST.fingerprint());
  }

  /** As a folder that appears there after the driver looked. */
  @Test
  void aNameThatIsTakenByNoFileIsNotTriedForEver() throws IOException {
    SweepFolder folder = claim();
    Files.createDirectories(chunk(0));
    assertThatThrownBy(() -> folder.publish(id(0), List.of(RunRows.completed())))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(chunk(0).toString())
        .hasMessageContaining("move it away")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(2));
  }

  @Test
  void aFileWhereTheTableShouldBeIsAStorageError() throws IOException {
    SweepFolder folder = claim();
    Files.writeString(path.resolve("runs"), "a file");
    assertThatThrownBy(() -> folder.publish(id(0), List.of(RunRows.completed())))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void completionIsSaidOnceAndWithdrawnWhole() {
    begun();
    store().createIfAbsent("_sweep/tmp/left-by-a-killed-writer", new byte[3]);
    Completion completion = new Completion(3, 1, 1, "00ff");
    completion.declare(store());
    Map<String, String> before = FolderListing.of(path);
    completion.declare(store());
    assertThat(FolderListing.of(path).keySet()).isEqualTo(before.keySet());
    assertThat(Completion.read(store())).hasValue(completion);
    assertThat(path.resolve("runs/_SUCCESS")).isEmptyFile();
    assertThat(files("_sweep/tmp")).isEmpty();
    assertThat(published(claim()).keySet()).containsExactly(id(0), id(2));
    Completion.withdraw(store());
    assertThat(files("runs")).doesNotContain("_SUCCESS");
    assertThat(Completion.read(store())).isEmpty();
  }

  @Test
  void anotherCompletionReplacesTheFirst() {
    begun();
    new Completion(3, 1, 1, "00ff").declare(store());
    new Completion(3, 0, 0, "00fe").declare(store());
    assertThat(Completion.read(store())).hasValue(new Completion(3, 0, 0, "00fe"));
  }

  @Test
  void aPlaceHasNoResultsUntilItHoldsAChunk() {
    SweepFolder folder = claim();
    assertThatThrownBy(() -> StoredTable.requireResults(store()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(path + " holds no results");
    folder.publish(id(0), List.of(RunRows.completed()));
    StoredTable.requireResults(store());
  }
}
