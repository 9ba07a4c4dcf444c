package io.impasto.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.impasto.worker.report.JobReport;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {

    private static final String[] ADAPTERS = {"org.apache.kafka..", "io.minio..", "okhttp3..", "io.cloudevents.."};

    private final JavaClasses worker = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.impasto.worker");

    @Test
    void aJobsStoryKnowsNoAdapter() {
        noClasses()
                .that()
                .resideInAPackage("io.impasto.worker.run..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ADAPTERS)
                .check(worker);
        noClasses()
                .that()
                .resideInAPackage("io.impasto.worker.run..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.impasto.worker.intake..", "io.impasto.worker.device..", "io.quarkus..")
                .check(worker);
    }

    @Test
    void theReportPortKnowsNoAdapter() {
        noClasses()
                .that()
                .areAssignableFrom(JobReport.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ADAPTERS)
                .check(worker);
    }

    @Test
    void kafkaIsSpokenInIntakeReportAndControlOnly() {
        classes()
                .that()
                .resideOutsideOfPackages(
                        "io.impasto.worker.intake..", "io.impasto.worker.report..", "io.impasto.worker.control..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("org.apache.kafka..", "io.minio..")
                .check(worker);
    }

    @Test
    void workerAndGatewayNeverMeet() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.impasto.gateway..")
                .check(worker);
    }
}
