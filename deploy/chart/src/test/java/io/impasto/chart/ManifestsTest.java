package io.impasto.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.impasto.chart.Chart.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Helm makes of the chart, with each profile. */
class ManifestsTest {

    private static final Map<String, Application> COMPONENTS =
            Map.of("gateway", Application.GATEWAY, "worker", Application.WORKER);
    private static final String COMPONENT = "app.kubernetes.io/component";

    @TempDir
    Path folder;

    @Test
    void helmFindsNothingToComplainOf() {
        LintResult lint = new Helm(Chart.FOLDER).lint().strict().quiet().call();
        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyObjectIsWhatKubernetesKnows(Profile profile) throws Exception {
        Path all = Files.writeString(
                folder.resolve("all.yaml"), "{serviceMonitor: {enabled: true}, store: {allowedBuckets: [a, b]}}");
        assertThat(Chart.render(profile, all))
                .extracting(HasMetadata::getKind)
                .contains(
                        "Deployment", "Service", "ConfigMap", "PodDisruptionBudget", "NetworkPolicy", "ServiceMonitor");
    }

    @ParameterizedTest
    @EnumSource
    void namesAreUniqueWithinAKind(Profile profile) {
        assertThat(Chart.render(profile))
                .extracting(it -> it.getKind() + " " + it.getMetadata().getName())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void whatSelectsPodsSelectsThoseOfItsComponent(Profile profile) {
        List<HasMetadata> objects = Chart.render(profile);
        for (HasMetadata object : objects) {
            Map<String, String> selector = selector(object);
            if (selector != null) {
                String component = object.getMetadata().getLabels().get(COMPONENT);
                assertThat(deployments(objects)
                                .filter(it -> labels(it).entrySet().containsAll(selector.entrySet())))
                        .as("%s %s", object.getKind(), object.getMetadata().getName())
                        .singleElement()
                        .satisfies(it -> assertThat(labels(it)).containsEntry(COMPONENT, component));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyVariableIsReadByItsApplication(Profile profile) {
        List<HasMetadata> objects = Chart.render(profile);
        deployments(objects).forEach(deployment -> {
            Application application = COMPONENTS.get(labels(deployment).get(COMPONENT));
            Container container = container(deployment);
            ConfigMap config = (ConfigMap) named(
                    objects,
                    "ConfigMap",
                    container.getEnvFrom().get(0).getConfigMapRef().getName());
            assertThat(Stream.concat(
                            container.getEnv().stream().map(EnvVar::getName), config.getData().keySet().stream()))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allSatisfy(variable ->
                            assertThat(application.reads(variable)).as(variable).isTrue());
        });
    }

    @ParameterizedTest
    @EnumSource
    void noSecretIsWrittenDown(Profile profile) {
        List<HasMetadata> objects = Chart.render(profile);
        assertThat(objects).extracting(HasMetadata::getKind).doesNotContain("Secret");
        deployments(objects)
                .forEach(deployment -> assertThat(container(deployment).getEnv())
                        .filteredOn(variable -> variable.getName().matches(".*(ACCESS|SECRET)_KEY"))
                        .hasSize(2)
                        .allSatisfy(variable -> {
                            assertThat(variable.getValue()).isNull();
                            assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                                    .isEqualTo("impasto-store");
                        }));
    }

    @ParameterizedTest
    @EnumSource
    void podsKeepTheRestrictedProfile(Profile profile) {
        deployments(Chart.render(profile)).forEach(deployment -> {
            PodSpec pod = pod(deployment);
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getHostNetwork()).isNull();
            var container = container(deployment).getSecurityContext();
            assertThat(container.getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(pod.getVolumes()).extracting(Volume::getHostPath).containsOnlyNulls();
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsWrittenToVolumes(Profile profile) {
        deployments(Chart.render(profile)).forEach(deployment -> {
            assertThat(container(deployment).getVolumeMounts())
                    .extracting(VolumeMount::getMountPath)
                    .contains("/tmp");
            assertThat(pod(deployment).getVolumes())
                    .extracting(Volume::getName)
                    .containsExactlyElementsOf(container(deployment).getVolumeMounts().stream()
                            .map(VolumeMount::getName)
                            .toList());
        });
    }

    @ParameterizedTest
    @EnumSource
    void probesAskWhatIsThereWhereItListens(Profile profile) {
        List<HasMetadata> objects = Chart.render(profile);
        deployments(objects).forEach(deployment -> {
            Container container = container(deployment);
            ConfigMap config = (ConfigMap)
                    named(objects, "ConfigMap", deployment.getMetadata().getName());
            assertThat(container.getPorts()).singleElement().satisfies(port -> {
                assertThat(port.getName()).isEqualTo("http");
                assertThat(port.getContainerPort()).hasToString(config.getData().get("QUARKUS_HTTP_PORT"));
            });
            assertThat(path(container.getStartupProbe())).isEqualTo("/q/health/started");
            assertThat(path(container.getReadinessProbe())).isEqualTo("/q/health/ready");
            assertThat(path(container.getLivenessProbe())).isEqualTo("/q/health/live");
            Service service =
                    (Service) named(objects, "Service", deployment.getMetadata().getName());
            assertThat(service.getSpec().getPorts().get(0).getTargetPort()).isEqualTo(new IntOrString("http"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void aWorkerIsGivenTimeForItsStepAndItsCheckpoint(Profile profile) {
        List<HasMetadata> objects = Chart.render(profile);
        ConfigMap config = (ConfigMap) named(objects, "ConfigMap", "impasto-worker");
        Duration step = Duration.parse("PT" + config.getData().get("IMPASTO_WORKER_STOP_WITHIN"));
        long grace =
                pod((Deployment) named(objects, "Deployment", "impasto-worker")).getTerminationGracePeriodSeconds();
        assertThat(grace).isGreaterThanOrEqualTo(step.toSeconds() + 5);
        if (profile.name().contains("SPOT")) {
            assertThat(grace).as("the shortest notice, GKE's").isLessThanOrEqualTo(15);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSlowStartIsNoReasonToKill(Profile profile) {
        Probe startup = container((Deployment) named(Chart.render(profile), "Deployment", "impasto-worker"))
                .getStartupProbe();
        assertThat(startup.getPeriodSeconds() * startup.getFailureThreshold()).isEqualTo(300);
    }

    @ParameterizedTest
    @EnumSource
    void imagesAreOurOwnInAVersion(Profile profile) {
        assertThat(deployments(Chart.render(profile)).map(it -> container(it).getImage()))
                .allSatisfy(image -> assertThat(image).matches("impasto/(gateway|worker|worker-cuda):[0-9].*"));
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
        PodSpec spot = pod((Deployment) named(Chart.render(Profile.GPU_SPOT), "Deployment", "impasto-worker"));
        assertThat(spot.getTolerations())
                .anySatisfy(it -> assertThat(it.getKey()).isEqualTo("cloud.google.com/gke-spot"));
        assertThat(spot.getAffinity().getNodeAffinity().getPreferredDuringSchedulingIgnoredDuringExecution())
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlyAWorkerThatTellsItsCostHasAToken(Profile profile) {
        List<HasMetadata> objects = Chart.render(profile);
        boolean told = Boolean.parseBoolean(((ConfigMap) named(objects, "ConfigMap", "impasto-worker"))
                .getData()
                .get("IMPASTO_WORKER_POD_DELETION_COST"));
        PodSpec worker = pod((Deployment) named(objects, "Deployment", "impasto-worker"));
        assertThat(worker.getAutomountServiceAccountToken()).isEqualTo(told);
        assertThat(objects.stream().anyMatch(it -> it.getKind().equals("Role"))).isEqualTo(told);
        assertThat(objects)
                .filteredOn(ServiceAccount.class::isInstance)
                .extracting(it -> it.getMetadata().getName())
                .containsExactly(worker.getServiceAccountName());
        assertThat(pod((Deployment) named(objects, "Deployment", "impasto-gateway"))
                        .getAutomountServiceAccountToken())
                .isFalse();
    }

    @Test
    void theNumberOfWorkersCanBeLeftToAnAutoscaler() throws Exception {
        Path none = Files.writeString(folder.resolve("none.yaml"), "{worker: {replicas: null}}");
        assertThat(Chart.text(Profile.GPU, none)).doesNotContain("replicas: 1");
        Path zero = Files.writeString(folder.resolve("zero.yaml"), "{worker: {replicas: 0}}");
        assertThat(((Deployment) named(Chart.render(Profile.GPU, zero), "Deployment", "impasto-worker"))
                        .getSpec()
                        .getReplicas())
                .isZero();
    }

    @Test
    void weightsAreReadFromAVolume() throws Exception {
        Path weights = Files.writeString(folder.resolve("weights.yaml"), "{worker: {weights: {claim: weights}}}");
        Deployment worker = (Deployment) named(Chart.render(Profile.GPU, weights), "Deployment", "impasto-worker");
        String mounted = container(worker).getVolumeMounts().get(1).getMountPath();
        assertThat(container(worker).getEnv())
                .filteredOn(it -> it.getName().equals("IMPASTO_MODELS_DIR"))
                .extracting(EnvVar::getValue)
                .containsExactly(mounted);
    }

    @Test
    void theNetworkIsOpenWhereTheServersAre() throws Exception {
        Path far = Files.writeString(
                folder.resolve("far.yaml"),
                "{kafka: {bootstrapServers: 'a:9093,b:9094'}, store: {endpoint: 'https://s3.example.org'}}");
        for (String component : COMPONENTS.keySet()) {
            assertThat(egress(Chart.render(Profile.PLAIN, far), component)).containsExactly(53, 53, 9093, 9094, 443);
            assertThat(egress(Chart.render(Profile.PLAIN), component)).containsExactly(53, 53, 9092, 9000);
        }
        assertThat(egress(Chart.render(Profile.GPU), "worker"))
                .as("and the API server")
                .endsWith(443, 6443);
    }

    @Test
    void nobodyButWhoScrapesReachesAWorker() throws Exception {
        Path monitoring = Files.writeString(
                folder.resolve("monitoring.yaml"),
                "{networkPolicy: {metrics: [{namespaceSelector: {matchLabels: {name: monitoring}}}]}}");
        NetworkPolicy policy =
                (NetworkPolicy) named(Chart.render(Profile.GPU, monitoring), "NetworkPolicy", "impasto-worker");
        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getSpec().getIngress())
                .singleElement()
                .satisfies(it -> assertThat(it.getFrom())
                        .singleElement()
                        .satisfies(
                                from -> assertThat(from.getNamespaceSelector().getMatchLabels())
                                        .containsEntry("name", "monitoring")));
    }

    private static List<Integer> egress(List<HasMetadata> objects, String component) {
        NetworkPolicy policy = (NetworkPolicy) named(objects, "NetworkPolicy", "impasto-" + component);
        return policy.getSpec().getEgress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getIntVal())
                .toList();
    }

    private static Map<String, String> limits(Profile profile) {
        return container((Deployment) named(Chart.render(profile), "Deployment", "impasto-worker"))
                .getResources()
                .getLimits()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    private static Map<String, String> selector(HasMetadata object) {
        if (object instanceof Deployment it) {
            return it.getSpec().getSelector().getMatchLabels();
        } else if (object instanceof Service it) {
            return it.getSpec().getSelector();
        } else if (object instanceof PodDisruptionBudget it) {
            return it.getSpec().getSelector().getMatchLabels();
        } else if (object instanceof NetworkPolicy it) {
            return it.getSpec().getPodSelector().getMatchLabels();
        }
        return null;
    }

    private static Stream<Deployment> deployments(List<HasMetadata> objects) {
        return objects.stream().filter(Deployment.class::isInstance).map(Deployment.class::cast);
    }

    private static Map<String, String> labels(Deployment deployment) {
        return deployment.getSpec().getTemplate().getMetadata().getLabels();
    }

    private static PodSpec pod(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec();
    }

    private static Container container(Deployment deployment) {
        return pod(deployment).getContainers().get(0);
    }

    private static String path(Probe probe) {
        assertThat(probe.getHttpGet().getPort()).isEqualTo(new IntOrString("http"));
        return probe.getHttpGet().getPath();
    }

    private static HasMetadata named(List<HasMetadata> objects, String kind, String name) {
        return objects.stream()
                .filter(it ->
                        it.getKind().equals(kind) && it.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }
}
