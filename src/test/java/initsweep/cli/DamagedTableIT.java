package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.data.LearnableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading a table in which something is wrong: one message that names the file and the remedy. */
class DamagedTableIT {
  private static final String SPEC =
      """
      name: short
      data: %s
      run: {hidden: [16], iterations: 2, batch: 64}
      grid: {seed: 0..3}
      probe: {at: [0, last], inputs: 1000000}
      """;

  /** What may be wrong with a table. */
  private enum Damage {
    FIRST_CUT_SHORT {
      @Override
      Path inflict(List<Path> chunks) throws IOException {
        return cutShort(chunks.get(0));
      }
    },
    LAST_CUT_SHORT {
      @Override
      Path inflict(List<Path> chunks) throws IOException {
        return cutShort(chunks.get(chunks.size() - 1));
      }
    },
    EMPTY {
      @Override
      Path inflict(List<Path> chunks) throws IOException {
        return Files.write(chunks.get(1), new byte[0]);
      }
    },
    TEXT {
      @Override
      Path inflict(List<Path> chunks) throws IOException {
        return Files.writeString(chunks.get(1), "not Parquet at all");
      }
    },
    TEXT_BESIDE {
      @Override
      Path inflict(List<Path> chunks) throws IOException {
        return Files.writeString(chunks.get(0).resolveSibling("a.parquet"), "not Parquet at all");
      }
    },
    FOLDER {
      @Override
      Path inflict(List<Path> chunks) throws IOException {
        return Files.createDirectory(chunks.get(0).resolveSibling("a.parquet"));
      }
    };

    /**
     * @return the file to be named
     */
    abstract Path inflict(List<Path> chunks) throws IOException;

    private static Path cutShort(Path file) throws IOException {
      byte[] content = Files.readAllBytes(file);
      return Files.write(file, Arrays.copyOf(content, content.length / 2));
    }
  }

  @TempDir private static Path temp;

  @BeforeAll
  static void sweep() throws IOException {
    Path data = LearnableFolder.write(temp.resolve("images"), 200, 20);
    Path spec = Files.writeString(temp.resolve("short.yaml"), SPEC.formatted(data));
    CommandRun ended =
        CommandRun.local("sweep", spec, "--no-report", "--out", temp.resolve("whole"));
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(chunks("whole")).hasSizeGreaterThan(2);
  }

  private static List<Path> chunks(String out) throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve(out).resolve("runs"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  /** A copy of the table, with something wrong. */
  private static Path damaged(String out, Damage damage) throws IOException {
    Path whole = temp.resolve("whole");
    try (Stream<Path> paths = Files.walk(whole)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Files.copy(path, temp.resolve(out).resolve(whole.relativize(path)));
      }
    }
    return damage.inflict(chunks(out));
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void aQueryNamesTheFile(Damage damage) throws IOException {
    String out = "query-" + damage;
    Path file = damaged(out, damage);
    assertNamed(
        CommandRun.local("query", temp.resolve(out), "SELECT sum(initial_loss) FROM runs"), file);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void aReplayThatHasToReadItNamesTheFile(Damage damage) throws IOException {
    String out = "replay-" + damage;
    Path file = damaged(out, damage);
    assertNamed(CommandRun.local("replay", temp.resolve(out), "no-such-run"), file);
  }

  private static void assertNamed(CommandRun ended, Path file) {
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.STORAGE);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines().dropWhile(line -> !line.startsWith("error: ")))
        .hasSize(2)
        .first()
        .asString()
        .contains(file + " is unusable: ");
    assertThat(ended.err())
        .endsWith(
            "Run ./submit.sh verify to list all faults, then the sweep again to repair them.\n");
  }

  /** Doubled rows would be a wrong answer without any error. */
  @Test
  void aCopyOfAChunkIsNotReadAsPartOfTheTable() throws IOException {
    damaged("copy", Damage.FOLDER);
    Path copy = chunks("copy").get(0);
    Files.delete(copy);
    Files.copy(chunks("whole").get(0), copy);
    assertNamed(CommandRun.local("query", temp.resolve("copy"), "SELECT count(*) FROM runs"), copy);
  }
}
