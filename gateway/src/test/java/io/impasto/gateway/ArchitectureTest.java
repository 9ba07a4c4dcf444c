package io.impasto.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.impasto.gateway");

    @Test
    void gatewayAndWorkerNeverMeet() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl..", "io.impasto.engine..", "io.impasto.worker..")
                .check(GATEWAY);
    }

    @Test
    void onlyAdaptersKnowKafka() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.Kafka.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.cloudevents..")
                .check(GATEWAY);
    }

    @Test
    void onlyTheStoreOfTheViewKnowsRocksDb() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.follow\\.store\\.RocksDb.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.rocksdb..")
                .check(GATEWAY);
    }

    @Test
    void storeOfTheViewKnowsNothingOfJobs() {
        noClasses()
                .that()
                .resideInAPackage("io.impasto.gateway.follow.store")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.impasto.gateway.follow", "io.impasto.common.job..", "io.impasto.common.event..")
                .check(GATEWAY);
    }

    @Test
    void nobodyKnowsTheStoresClient() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.minio..")
                .check(GATEWAY);
    }

    @Test
    void onlyTheAdapterKnowsTheHttpClient() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.OkHttp.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..")
                .check(GATEWAY);
    }
}
