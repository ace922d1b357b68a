package initsweep;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the packages, as {@code package-info} draws them. */
class ArchitectureTest {
  /** Who may know whom. A new package needs a line here; a new arrow needs a reason. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("spelling", Set.of()),
          Map.entry("kerberos", Set.of()),
          Map.entry("kernel", Set.of()),
          Map.entry("quadrature", Set.of()),
          Map.entry("random", Set.of("spelling")),
          Map.entry("data", Set.of("random", "kerberos", "spelling")),
          Map.entry("nn", Set.of("kernel", "random", "quadrature", "spelling")),
          Map.entry("run", Set.of("nn", "data", "random", "spelling")),
          Map.entry(
              "theory", Set.of("run", "nn", "data", "quadrature", "random", "kernel", "spelling")),
          Map.entry("result", Set.of("run", "data", "kernel", "spelling")),
          Map.entry(
              "probe",
              Set.of("result", "run", "theory", "nn", "data", "random", "kernel", "spelling")),
          Map.entry(
              "train",
              Set.of(
                  "probe",
                  "result",
                  "run",
                  "theory",
                  "nn",
                  "data",
                  "random",
                  "kernel",
                  "spelling")),
          Map.entry("worker", Set.of("train", "result", "run", "data", "kernel")),
          Map.entry("spec", Set.of("result", "run", "nn", "spelling")),
          Map.entry("plan", Set.of("spec", "run", "nn", "data", "spelling")),
          Map.entry("storage", Set.of("kerberos", "spelling")),
          Map.entry("table", Set.of("storage", "result", "run")),
          Map.entry("folder", Set.of("table", "storage", "run")),
          Map.entry(
              "ledger",
              Set.of(
                  "folder",
                  "table",
                  "storage",
                  "statistics",
                  "plan",
                  "spec",
                  "train",
                  "result",
                  "run",
                  "theory",
                  "nn",
                  "data",
                  "kernel",
                  "spelling")),
          Map.entry("statistics", Set.of("result", "run")),
          Map.entry(
              "summary",
              Set.of("statistics", "folder", "table", "storage", "result", "run", "spelling")),
          Map.entry("claims", Set.of("result")),
          Map.entry("report", Set.of("claims", "statistics", "result")),
          Map.entry("lesson", Set.of("report", "spec", "run", "spelling")),
          Map.entry(
              "bench",
              Set.of("plan", "spec", "train", "result", "run", "nn", "data", "kernel", "spelling")),
          Map.entry(
              "sql",
              Set.of(
                  "lesson",
                  "report",
                  "claims",
                  "statistics",
                  "ledger",
                  "folder",
                  "table",
                  "storage",
                  "plan",
                  "theory",
                  "result",
                  "run",
                  "spelling")),
          Map.entry(
              "spark",
              Set.of(
                  "ledger",
                  "worker",
                  "folder",
                  "table",
                  "storage",
                  "plan",
                  "spec",
                  "result",
                  "run",
                  "data",
                  "kerberos",
                  "spelling")),
          Map.entry(
              "api",
              Set.of(
                  "spark",
                  "sql",
                  "report",
                  "ledger",
                  "folder",
                  "storage",
                  "plan",
                  "spec",
                  "run",
                  "data",
                  "kernel",
                  "spelling")),
          Map.entry(
              "cli",
              Set.of(
                  "api",
                  "spark",
                  "sql",
                  "bench",
                  "report",
                  "summary",
                  "statistics",
                  "ledger",
                  "folder",
                  "table",
                  "storage",
                  "plan",
                  "spec",
                  "theory",
                  "run",
                  "nn",
                  "data",
                  "kernel",
                  "spelling")));

  private static final Path SOURCES = Path.of("src/main/java/initsweep");
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("initsweep")
          .that(not(resideInAPackage("initsweep"))); // which holds the map and no code

  static Stream<String> packages() {
    return OURS.stream().map(ArchitectureTest::folder).distinct().sorted();
  }

  /** {@code train} of {@code initsweep.train.Trainer}. */
  private static String folder(JavaClass type) {
    return type.getPackageName().split("\\.", -1)[1];
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageKnowsOnlyThoseItsArrowsPointTo(String folder) {
    assertThat(ARROWS).as("the packages drawn in this test").containsKey(folder);
    String[] allowed =
        Stream.concat(Stream.of(folder), ARROWS.get(folder).stream())
            .map(name -> "initsweep." + name + "..")
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage("initsweep." + folder + "..")
        .should(
            onlyDependOnClassesThat(
                not(resideInAPackage("initsweep..")).or(resideInAnyPackage(allowed))))
        .check(OURS);
  }

  /** What only {@code mvn verify} runs is called an IT, so that {@code mvn test} stays quick. */
  @Test
  void unitTestsStartNeitherSparkNorSweeps() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Test")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.(SmallSweep|ReportedSweeps|Submission|S3Proxy|MiniDFSCluster)")
        .check(new ClassFileImporter().importPackages("initsweep"));
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("initsweep.(*)..").should().beFreeOfCycles().check(OURS);
  }

  /** Files that know each other cannot be read, tested or moved one by one. */
  @Test
  void noFilesKnowEachOtherInARing() {
    assertThat(Rings.of(OURS)).isEmpty();
  }

  /** What has more is a drawer, in which nothing is found by its name. */
  @Test
  void noPackageHasMoreThanTwentyFiveFiles() {
    Map<String, Set<String>> files =
        OURS.stream().collect(groupingBy(JavaClass::getPackageName, mapping(Rings::file, toSet())));
    assertThat(files)
        .allSatisfy((folder, names) -> assertThat(names).as(folder).hasSizeLessThanOrEqualTo(25));
  }

  @Test
  void onlyTheKernelKnowsTheVectorApi() {
    noClasses()
        .that()
        .resideOutsideOfPackage("initsweep.kernel")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator..")
        .check(OURS);
  }

  @Test
  void onlySparkAndSqlKnowSparkAndTheCommandsPassASessionOn() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "initsweep.spark..", "initsweep.sql..", "initsweep.api..", "initsweep.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .check(OURS);
    noClasses()
        .that()
        .resideInAPackage("initsweep.cli..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.apache.spark..", "scala..")
                .and(not(belongToAnyOf(SparkSession.class))))
        .check(OURS);
  }

  @Test
  void withoutSparkAndTheCommandsTheRestStillCompiles() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "initsweep.spark..", "initsweep.sql..", "initsweep.api..", "initsweep.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "initsweep.spark..",
            "initsweep.sql..",
            "initsweep.api..",
            "initsweep.cli..",
            "picocli..",
            "me.tongfei..")
        .check(OURS);
  }

  @Test
  void onlyTheTableKnowsParquet() {
    noClasses()
        .that()
        .resideOutsideOfPackage("initsweep.table")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.parquet..")
        .check(OURS);
  }

  @Test
  void onlySweepFilesKnowYaml() {
    noClasses()
        .that()
        .resideOutsideOfPackage("initsweep.spec.yaml")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.snakeyaml..")
        .check(OURS);
  }

  /**
   * Math.exp and its kin may differ between machines; StrictMath and our own polynomials do not.
   */
  @Test
  void nothingThatDiffersBetweenMachinesIsPartOfAResult() {
    List<String> exact =
        List.of(
            "abs",
            "min",
            "max",
            "sqrt",
            "fma",
            "floorMod",
            "floorDiv",
            "ceil",
            "floor",
            "rint",
            "round",
            "signum",
            "nextUp",
            "nextDown",
            "ulp",
            "scalb",
            "getExponent",
            "copySign",
            "clamp",
            "toIntExact",
            "negateExact");
    Set<String> used =
        OURS.stream()
            .filter(
                type ->
                    Set.of(
                            "kernel",
                            "nn",
                            "random",
                            "data",
                            "train",
                            "probe",
                            "result",
                            "quadrature")
                        .contains(folder(type)))
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(call -> call.getTargetOwner().isEquivalentTo(Math.class))
            .filter(call -> !exact.contains(call.getName()) && !call.getName().endsWith("Exact"))
            .map(call -> call.getOriginOwner().getSimpleName() + " calls Math." + call.getName())
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    assertThat(used).isEmpty();
  }

  /**
   * What Error Prone's DefaultLocale and its kin, errors in this build, do not see: method
   * references, scanners, the console, dates of before java.time, and asking outright.
   */
  @Test
  void nothingAsksForTheLocaleTheCharsetOrTheTimeZoneOfTheMachine() {
    Pattern asking =
        Pattern.compile(
            String.join(
                "|",
                "java\\.lang\\.String\\.to(Lower|Upper)Case\\(\\)",
                "java\\.util\\.Locale\\.getDefault\\(.*",
                "java\\.nio\\.charset\\.Charset\\.defaultCharset\\(.*",
                "java\\.time\\.(ZoneId\\.systemDefault|Clock\\.systemDefaultZone)\\(.*",
                "java\\.time\\.[A-Za-z]+\\.now\\(\\)(?<!Instant\\.now\\(\\))",
                "java\\.util\\.(Scanner|Date|Calendar|TimeZone)\\..*",
                "java\\.sql\\.(Date|Time|Timestamp)\\..*",
                "java\\.io\\.Console\\..*",
                "org\\.apache\\.commons\\.lang3\\.StringUtils\\.(lower|upper|swap)Case\\(java\\.lang\\.String\\)"));
    Set<String> found =
        OURS.stream()
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(access -> asking.matcher(access.getTarget().getFullName()).matches())
            .map(access -> access.getDescription())
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    assertThat(found).isEmpty();
  }

  @Test
  void everyPackageSaysWhoLivesThere() {
    assertThat(packages())
        .allSatisfy(
            folder -> assertThat(SOURCES.resolve(folder).resolve("package-info.java")).exists());
  }
}
