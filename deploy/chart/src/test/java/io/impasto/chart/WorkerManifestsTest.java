package io.impasto.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.impasto.chart.Chart.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the chart makes of workers: what they get, and how they begin and end. */
class WorkerManifestsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aWorkerIsGivenTimeForItsStepAndItsCheckpoint(Profile profile) {
        Manifests manifests = Chart.render(profile);
        Duration step = Duration.parse("PT" + manifests.config("worker").get("IMPASTO_WORKER_STOP_WITHIN"));
        long grace = manifests.pod("worker").getTerminationGracePeriodSeconds();
        assertThat(grace).isGreaterThanOrEqualTo(step.toSeconds() + 5);
        if (profile.name().contains("SPOT")) {
            assertThat(grace).as("the shortest notice, GKE's").isLessThanOrEqualTo(15);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSlowStartIsNoReasonToKill(Profile profile) {
        Probe startup = Chart.render(profile).container("worker").getStartupProbe();
        assertThat(startup.getPeriodSeconds() * startup.getFailureThreshold()).isEqualTo(300);
    }

    @Test
    void aProfileAsksForWhatItIsNamedAfter() {
        assertThat(limits(Profile.PLAIN)).doesNotContainKey("nvidia.com/gpu");
        assertThat(limits(Profile.GPU))
                .containsEntry("nvidia.com/gpu", "1")
                .doesNotContainKey("nvidia.com/mig-1g.18gb");
        assertThat(limits(Profile.MIG))
                .containsEntry("nvidia.com/mig-1g.18gb", "1")
                .doesNotContainKey("nvidia.com/gpu");
        assertThat(limits(Profile.GPU_SPOT)).containsEntry("nvidia.com/gpu", "1");
        PodSpec spot = Chart.render(Profile.GPU_SPOT).pod("worker");
        assertThat(spot.getTolerations())
                .anySatisfy(it -> assertThat(it.getKey()).isEqualTo("cloud.google.com/gke-spot"));
        assertThat(spot.getAffinity().getNodeAffinity().getPreferredDuringSchedulingIgnoredDuringExecution())
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlyAWorkerThatTellsItsCostHasAToken(Profile profile) {
        Manifests manifests = Chart.render(profile);
        boolean told = Boolean.parseBoolean(manifests.config("worker").get("IMPASTO_WORKER_POD_DELETION_COST"));
        PodSpec worker = manifests.pod("worker");
        assertThat(worker.getAutomountServiceAccountToken()).isEqualTo(told);
        assertThat(manifests.objects().stream().anyMatch(it -> it.getKind().equals("Role")))
                .isEqualTo(told);
        assertThat(manifests.objects())
                .filteredOn(ServiceAccount.class::isInstance)
                .extracting(it -> it.getMetadata().getName())
                .containsExactly(worker.getServiceAccountName());
        assertThat(manifests.pod("gateway").getAutomountServiceAccountToken()).isFalse();
    }

    @Test
    void theNumberOfWorkersCanBeLeftToAnAutoscaler() throws Exception {
        Path none = Files.writeString(folder.resolve("none.yaml"), "{worker: {replicas: null}}");
        assertThat(Chart.text(Profile.GPU, none)).doesNotContain("replicas: 1");
        Path zero = Files.writeString(folder.resolve("zero.yaml"), "{worker: {replicas: 0}}");
        assertThat(Chart.render(Profile.GPU, zero)
                        .deployment("worker")
                        .getSpec()
                        .getReplicas())
                .isZero();
    }

    @Test
    void weightsAreReadFromAVolume() throws Exception {
        Path weights = Files.writeString(folder.resolve("weights.yaml"), "{worker: {weights: {claim: weights}}}");
        Container worker = Chart.render(Profile.GPU, weights).container("worker");
        assertThat(worker.getEnv())
                .filteredOn(it -> it.getName().equals("IMPASTO_MODELS_DIR"))
                .extracting(EnvVar::getValue)
                .containsExactly(worker.getVolumeMounts().get(1).getMountPath());
    }

    private static Map<String, String> limits(Profile profile) {
        return Chart.render(profile).container("worker").getResources().getLimits().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }
}
