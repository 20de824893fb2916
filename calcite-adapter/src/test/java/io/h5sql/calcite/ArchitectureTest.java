package io.h5sql.calcite;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The floors of the adapter, and its only door to the engine. */
class ArchitectureTest {
    private static final String ADAPTER = "io.h5sql.calcite";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ADAPTER);

    @Test
    void packagesUseOnlyLowerFloors() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("error")
                .definedBy(ADAPTER + ".error")
                .layer("type")
                .definedBy(ADAPTER + ".type")
                .layer("schema")
                .definedBy(ADAPTER + ".schema")
                .layer("push")
                .definedBy(ADAPTER + ".push")
                .layer("vector")
                .definedBy(ADAPTER + ".vector")
                .layer("parser")
                .definedBy(ADAPTER + ".parser")
                .layer("validate")
                .definedBy(ADAPTER + ".validate")
                .layer("exec")
                .definedBy(ADAPTER + ".exec")
                .layer("plan")
                .definedBy(ADAPTER + ".plan")
                .layer("root")
                .definedBy(ADAPTER)
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("error")
                .mayNotAccessAnyLayer()
                .whereLayer("type")
                .mayOnlyAccessLayers("error")
                .whereLayer("schema")
                .mayOnlyAccessLayers("error", "type")
                .whereLayer("push")
                .mayOnlyAccessLayers("error")
                .whereLayer("parser")
                .mayNotAccessAnyLayer()
                .whereLayer("validate")
                .mayOnlyAccessLayers("error", "type", "schema", "parser")
                .whereLayer("vector")
                .mayOnlyAccessLayers("error", "type", "push")
                .whereLayer("exec")
                .mayOnlyAccessLayers("error", "type", "push", "vector")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ADAPTER + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theEngineIsAskedThroughItsContracts() {
        noClasses()
                .that()
                .resideInAPackage(ADAPTER + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.h5sql.engine.format..",
                        "io.h5sql.engine.io..",
                        "io.h5sql.engine.filter..",
                        "io.h5sql.engine.decode..")
                .check(CLASSES);
    }
}
