package dev.fovea.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the code to the order of packages in ARCHITECTURE.md, and to its fences. */
class PackageOrderTest {
    /** Each package may use only those before it. */
    private static final List<String> ORDER = List.of(
            "base",
            "fetch",
            "picture",
            "data",
            "split",
            "score",
            "model",
            "audit",
            "augment",
            "batch",
            "torch",
            "onnx",
            "net",
            "weights",
            "export",
            "fit",
            "validate",
            "explain",
            "track",
            "report",
            "run",
            "cli");

    /** Where libtorch's types may appear. */
    private static final String[] NATIVE = {
        "dev.fovea.torch..", "dev.fovea.net..", "dev.fovea.fit..", "dev.fovea.export..", "dev.fovea.explain.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.fovea");

    @Test
    void enoughClassesAreSeen() {
        assertThat(CLASSES).hasSizeGreaterThan(200);
        for (String name : ORDER) {
            assertThat(CLASSES.stream().anyMatch(c -> c.getPackageName().equals("dev.fovea." + name)))
                    .as("classes in package %s", name)
                    .isTrue();
        }
    }

    @Test
    void everyPackageIsListed() {
        Set<String> found = CLASSES.stream()
                .map(c -> c.getPackageName().replaceFirst("^dev\\.fovea\\.", ""))
                .collect(Collectors.toSet());
        assertThat(ORDER).containsAll(found);
    }

    @Test
    void packagesUseOnlyThoseBeforeThem() {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(name -> "dev.fovea." + name + "..")
                    .toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("dev.fovea." + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.fovea.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void libtorchStaysBehindItsFence() {
        noClasses()
                .that()
                .resideOutsideOfPackages(NATIVE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco.pytorch..", "org.bytedeco.dnnl..")
                .check(CLASSES);
    }

    @Test
    void libtorchIsInNoPublicSignatureOfFitOrExport() {
        List<String> leaks = CLASSES.stream()
                .filter(c -> c.getPackageName().matches("dev\\.fovea\\.(fit|export)"))
                .filter(PackageOrderTest::isOpen)
                .flatMap(c -> c.getMembers().stream())
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(PackageOrderTest::speaksOfLibtorch)
                .map(JavaMember::getFullName)
                .toList();
        assertThat(leaks).isEmpty();
    }

    private static boolean isOpen(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && (type.getEnclosingClass().isEmpty()
                        || isOpen(type.getEnclosingClass().get()));
    }

    private static boolean speaksOfLibtorch(JavaMember member) {
        return member.getAllInvolvedRawTypes().stream()
                .anyMatch(type -> type.getPackageName().startsWith("org.bytedeco.pytorch"));
    }

    @Test
    void onnxRuntimeIsKnownToTheModelPackageAlone() {
        onlyIn("ai.onnxruntime..", "dev.fovea.model..");
    }

    @Test
    void picocliIsKnownToTheCommandLineAlone() {
        onlyIn("picocli..", "dev.fovea.cli..");
        onlyIn("me.tongfei..", "dev.fovea.cli..");
    }

    @Test
    void protobufIsKnownToTheWritersOfItsFilesAlone() {
        onlyIn("com.google.protobuf..", "dev.fovea.onnx..", "dev.fovea.track..");
    }

    @Test
    void templatesAreKnownToTheReportAlone() {
        onlyIn("gg.jte..", "dev.fovea.report..");
    }

    @Test
    void theNetworkIsKnownToDownloadsAlone() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.fovea\\.fetch\\.(Download|Transfer|Chunks)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "com.sun.net.httpserver..")
                .check(CLASSES);
    }

    private static void onlyIn(String library, String... owners) {
        noClasses()
                .that()
                .resideOutsideOfPackages(owners)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsStandardStreams() {
        DescribedPredicate<JavaClass> elsewhere = DescribedPredicate.describe(
                "outside the command line and the lines that a program asks for",
                type -> !type.getPackageName().equals("dev.fovea.cli")
                        && !type.getName().equals("dev.fovea.run.ConsoleLines"));
        noClasses().that(elsewhere).should().accessField(System.class, "out").check(CLASSES);
        noClasses().that(elsewhere).should().accessField(System.class, "err").check(CLASSES);
        noClasses().that(elsewhere).should().accessField(System.class, "in").check(CLASSES);
    }

    @Test
    void nobodyServesOtherPeoplesClassesOrReadsSerialisedObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.ServiceLoader")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(CLASSES);
    }

    /** A clock that somebody sets must move no schedule, no checkpoint and no speed: only the stamps of files know it. */
    @Test
    void durationsComeFromTheClockThatOnlyGoesForward() {
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("dev.fovea.fit..", "dev.fovea.batch..", "dev.fovea.validate..", "dev.fovea.torch..")
                .and()
                .haveNameNotMatching("dev\\.fovea\\.batch\\.(CacheFolder|DiskStore|PictureFile).*") // ages of files
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.time\\.(Instant|Clock|LocalDateTime|ZonedDateTime|OffsetDateTime)|java\\.util\\.Date")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatThingsAre() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Factory|Context)")
                .check(CLASSES);
        noClasses().should().haveSimpleNameStartingWith("Abstract").check(CLASSES);
    }
}
