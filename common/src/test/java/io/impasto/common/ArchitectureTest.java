package io.impasto.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses COMMON = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.impasto.common");

    @Test
    void valuesKnowNoTechnology() {
        noClasses()
                .that()
                .resideInAnyPackage("..common.job..", "..common.event..", "..common.image..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..", "io.cloudevents..", "io.minio..", "okhttp3..", "..common.wire..")
                .check(COMMON);
    }

    @Test
    void commonKnowsNeitherQuarkusNorTheEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta..",
                        "ai.djl..",
                        "io.impasto.engine..",
                        "io.impasto.worker..",
                        "io.impasto.gateway..")
                .check(COMMON);
    }

    @Test
    void onlyTheAdapterKnowsTheStoresClient() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.Minio.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.minio..", "okhttp3..")
                .check(COMMON);
    }

    @Test
    void nothingRestsOnTheClients() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.impasto.client..")
                .check(COMMON);
    }

    @Test
    void clientOfTheGatewayNeedsNoKafka() {
        noClasses()
                .that()
                .resideInAPackage("io.impasto.client")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.cloudevents..", "io.impasto.client.kafka..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.impasto.client"));
    }

    @Test
    void blobStoreAndWireDontMeet() {
        slices().matching("io.impasto.common.(blob|wire)..")
                .should()
                .notDependOnEachOther()
                .check(COMMON);
    }
}
