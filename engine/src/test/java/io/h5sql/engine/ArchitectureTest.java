package io.h5sql.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The floors of the engine: a package uses only lower ones. */
class ArchitectureTest {
    private static final String ENGINE = "io.h5sql.engine";

    private static final JavaClasses ENGINE_CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ENGINE);

    private static final ArchRule FLOORS =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .withOptionalLayers(true)
                    .layer("error")
                    .definedBy(ENGINE + ".error..")
                    .layer("io")
                    .definedBy(ENGINE + ".io..")
                    .layer("filter")
                    .definedBy(ENGINE + ".filter..")
                    .layer("select")
                    .definedBy(ENGINE + ".select..")
                    .layer("type")
                    .definedBy(ENGINE + ".type..")
                    .layer("format")
                    .definedBy(ENGINE + ".format..")
                    .layer("catalog")
                    .definedBy(ENGINE + ".catalog..")
                    .layer("batch")
                    .definedBy(ENGINE + ".batch..")
                    .layer("arrow")
                    .definedBy(ENGINE + ".arrow..")
                    .layer("cache")
                    .definedBy(ENGINE + ".cache..")
                    .layer("decode")
                    .definedBy(ENGINE + ".decode..")
                    .layer("expr")
                    .definedBy(ENGINE + ".expr..")
                    .layer("compute")
                    .definedBy(ENGINE + ".compute..")
                    .layer("scan")
                    .definedBy(ENGINE + ".scan..")
                    .layer("spill")
                    .definedBy(ENGINE + ".spill..")
                    .layer("operator")
                    .definedBy(ENGINE + ".operator..")
                    .layer("root")
                    .definedBy(ENGINE)
                    .whereLayer("root")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("operator")
                    .mayOnlyBeAccessedByLayers("root")
                    .whereLayer("spill")
                    .mayOnlyBeAccessedByLayers("operator")
                    .whereLayer("scan")
                    .mayOnlyBeAccessedByLayers("spill", "operator", "root")
                    .whereLayer("compute")
                    .mayOnlyBeAccessedByLayers("operator", "root")
                    .whereLayer("catalog")
                    .mayOnlyBeAccessedByLayers("scan", "root")
                    .whereLayer("expr")
                    .mayOnlyBeAccessedByLayers("scan", "root")
                    .whereLayer("arrow")
                    .mayOnlyBeAccessedByLayers("root")
                    .whereLayer("cache")
                    .mayOnlyBeAccessedByLayers("catalog", "scan", "root")
                    .whereLayer("decode")
                    .mayOnlyBeAccessedByLayers("catalog", "scan", "root")
                    .whereLayer("batch")
                    .mayOnlyBeAccessedByLayers(
                            "arrow",
                            "cache",
                            "decode",
                            "expr",
                            "compute",
                            "catalog",
                            "scan",
                            "spill",
                            "operator",
                            "root")
                    .whereLayer("format")
                    .mayOnlyBeAccessedByLayers("decode", "catalog", "scan", "root")
                    .whereLayer("error")
                    .mayNotAccessAnyLayer()
                    .whereLayer("io")
                    .mayOnlyAccessLayers("error")
                    .whereLayer("filter")
                    .mayOnlyAccessLayers("error")
                    .whereLayer("select")
                    .mayOnlyAccessLayers("error")
                    .whereLayer("type")
                    .mayOnlyAccessLayers("error");

    private static final ArchRule NO_CYCLES =
            slices().matching(ENGINE + ".(**)").should().beFreeOfCycles();

    private static final ArchRule ONE_DOOR_TO_FILES =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ENGINE + ".io..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.nio.channels.FileChannel");

    private static final ArchRule ONE_DOOR_TO_ARROW =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ENGINE + ".arrow..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.arrow..");

    private static final ArchRule NULL_MARKED =
            classes()
                    .that()
                    .resideInAPackage(ENGINE + "..")
                    .should(
                            new ArchCondition<>("be in a @NullMarked package") {
                                @Override
                                public void check(JavaClass type, ConditionEvents events) {
                                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        type, type.getName() + " is not"));
                                    }
                                }
                            });

    @Test
    void packagesUseOnlyLowerFloors() {
        FLOORS.check(ENGINE_CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        NO_CYCLES.check(ENGINE_CLASSES);
    }

    @Test
    void onlyIoOpensFiles() {
        ONE_DOOR_TO_FILES.check(ENGINE_CLASSES);
    }

    @Test
    void onlyArrowExportUsesArrow() {
        ONE_DOOR_TO_ARROW.check(ENGINE_CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        NULL_MARKED.check(ENGINE_CLASSES);
    }
}
