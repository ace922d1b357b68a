package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The sources of plug-ins in a folder of their own, to be changed, compiled and packed. */
final class PlugInJar {
  private final Path folder;

  /**
   * @param sources copied to {@code folder}
   */
  PlugInJar(Path sources, Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(sources.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  PlugInJar change(String file, String pattern, String replacement) throws IOException {
    String text = Files.readString(folder.resolve(file));
    String changed = text.replaceFirst(pattern, replacement);
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(folder.resolve(file), changed);
    return this;
  }

  Path classes() {
    return folder.resolve("classes");
  }

  void compile() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-cp", "target/classes"));
    arguments.addAll(List.of("-d", classes().toString()));
    try (Stream<Path> files = Files.walk(folder)) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    run("javac", arguments);
  }

  Path pack() {
    Path packed = folder.resolve("plug.jar");
    List<String> arguments = new ArrayList<>(List.of("--create", "--file", packed.toString()));
    arguments.addAll(List.of("-C", classes().toString(), "."));
    arguments.addAll(List.of("-C", folder.toString(), "META-INF"));
    run("jar", arguments);
    return packed;
  }

  Path jar() throws IOException {
    compile();
    return pack();
  }

  /** A tool of the JDK, with the arguments that its command takes. */
  private static void run(String tool, List<String> arguments) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    int exitCode =
        ToolProvider.findFirst(tool)
            .orElseThrow()
            .run(writer, writer, arguments.toArray(String[]::new));
    assertThat(exitCode).as(said.toString()).isZero();
  }
}
