package dev.backline.cloud.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The picture of the imports: functions stand side by side on {@code core} and {@code audio},
 * nothing points up, no circle.
 */
final class ArchitectureTest {
  private static final String[] AWS = {"software.amazon..", "com.amazonaws.."};
  private static final String MICRONAUT = "io.micronaut..";

  /**
   * Micronaut writes bean definitions beside the classes that they are of; they are nobody's
   * design.
   */
  private static final Pattern GENERATED = Pattern.compile(".*/\\$[^/]*\\.class");

  static List<String> functions() {
    var functions = Modules.builtFunctions();
    assumeTrue(!functions.isEmpty(), "no function is built");
    return functions;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionImportsNoOther(String function) {
    var others = new ArrayList<>(functions());
    others.remove(function);

    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            others.stream().map(other -> "dev.backline." + other + "..").toArray(String[]::new))
        .allowEmptyShould(true)
        .check(classes("functions", function));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theDomainKnowsNeitherAwsNorMicronautNorItsOwnEdges(String function) {
    var root = "dev.backline." + function;

    noClasses()
        .that()
        .resideInAPackage(root)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(AWS[0], AWS[1], MICRONAUT, root + ".api..", root + ".adapter..")
        .allowEmptyShould(true)
        .check(classes("functions", function));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void anAdapterDoesNotKnowWhoCalls(String function) {
    var root = "dev.backline." + function;

    noClasses()
        .that()
        .resideInAPackage(root + ".adapter..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".api..")
        .allowEmptyShould(true)
        .check(classes("functions", function));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionHasNoCircles(String function) {
    noCircles("functions", function);
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "audio"})
  void aLibraryHasNoCircles(String library) {
    noCircles("functions", library);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stores", "workflows", "cloud"})
  void theEmbeddedCloudHasNoCircles(String module) {
    noCircles("localstack", module);
  }

  @Test
  void theStudioEngineKnowsOnlyAudio() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(AWS[0], AWS[1], MICRONAUT, "dev.backline.core..")
        .check(classes("functions", "audio"));
  }

  @Test
  void theCoreKnowsNoFunction() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Modules.builtFunctions().stream()
                .map(it -> "dev.backline." + it + "..")
                .toArray(String[]::new))
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("dev.backline.audio..")
        .check(classes("functions", "core"));
  }

  private static void noCircles(String parent, String module) {
    slices()
        .matching("dev.backline.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(classes(parent, module));
  }

  private static JavaClasses classes(String parent, String module) {
    var folder = Modules.classes(parent, module);
    assumeTrue(Files.isDirectory(folder), module + " is not built");
    return new ClassFileImporter().withImportOption(ArchitectureTest::isWritten).importPath(folder);
  }

  private static boolean isWritten(Location location) {
    return !location.matches(GENERATED);
  }
}
