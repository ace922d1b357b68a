package initsweep.spelling;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
  private static final String TEXT = "SELECT 'é'\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF"})
  void aByteOrderMarkIsNoPartOfTheText(String mark) throws IOException {
    assertThat(read((mark + TEXT).getBytes(UTF_8))).isEqualTo(TEXT);
  }

  static Stream<Charset> wide() {
    return Stream.of(UTF_16LE, UTF_16BE);
  }

  @ParameterizedTest
  @MethodSource("wide")
  void utf16IsRefusedByItsNameWithOrWithoutAMark(Charset encoding) {
    for (String mark : new String[] {"", "\uFEFF"}) {
      assertThatThrownBy(() -> read((mark + TEXT).getBytes(encoding)))
          .isInstanceOf(InvalidValueException.class)
          .hasMessage("query file %s is UTF-16; save it as UTF-8", folder.resolve("x"));
    }
  }

  @Test
  void otherEncodingsAreRefused() {
    assertThatThrownBy(() -> read(TEXT.getBytes(ISO_8859_1)))
        .hasMessageEndingWith("is not UTF-8; save it with that encoding");
  }

  @Test
  void aBinaryFileIsRefused() {
    assertThatThrownBy(() -> read(new byte[] {'P', 'A', 'R', '1', 0, 0, 0, 1, 2, (byte) 0xFF}))
        .hasMessageEndingWith("is a binary file; expected a text in UTF-8");
  }

  @Test
  void aFolderAMissingFileADanglingLinkAndAFileWithoutEndAreRefused() throws IOException {
    assertThatThrownBy(() -> text(folder).read()).hasMessageEndingWith("is a folder; expected SQL");
    assertThatThrownBy(() -> text(folder.resolve("no")).read())
        .hasMessageEndingWith("does not exist; check the path");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("gone"));
    assertThatThrownBy(() -> text(link).read())
        .hasMessageContaining("is a symbolic link whose target");
    assertThatThrownBy(() -> text(Path.of("/dev/zero")).read())
        .hasMessageEndingWith("is larger than 1048576 bytes; expected SQL");
  }

  @Test
  void aPipeHasNoNameOfItsOwn() throws IOException {
    assertThat(text(Path.of("-")).isPiped()).isTrue();
    assertThat(text(Path.of("/dev/null")).isPiped()).isTrue();
    assertThat(text(Files.createFile(folder.resolve("file"))).isPiped()).isFalse();
  }

  private String read(byte[] bytes) throws IOException {
    return text(Files.write(folder.resolve("x"), bytes)).read();
  }

  private static TextFile text(Path path) {
    return new TextFile("query file", path.toString(), "SQL");
  }
}
