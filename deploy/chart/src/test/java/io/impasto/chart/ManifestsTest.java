package io.impasto.chart;

import static io.impasto.chart.Manifests.COMPONENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.impasto.chart.Chart.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Helm makes of the chart, with each profile. */
class ManifestsTest {

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
        assertThat(Chart.render(profile, all).objects())
                .extracting(HasMetadata::getKind)
                .contains(
                        "Deployment", "Service", "ConfigMap", "PodDisruptionBudget", "NetworkPolicy", "ServiceMonitor");
    }

    @ParameterizedTest
    @EnumSource
    void namesAreUniqueWithinAKind(Profile profile) {
        assertThat(Chart.render(profile).objects())
                .extracting(it -> it.getKind() + " " + it.getMetadata().getName())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void whatSelectsPodsSelectsThoseOfItsComponent(Profile profile) {
        Manifests manifests = Chart.render(profile);
        for (HasMetadata object : manifests.objects()) {
            Map<String, String> selector = selector(object);
            if (selector != null) {
                String component = object.getMetadata().getLabels().get("app.kubernetes.io/component");
                assertThat(COMPONENTS.keySet())
                        .as("%s %s", object.getKind(), object.getMetadata().getName())
                        .filteredOn(it -> labels(manifests, it).entrySet().containsAll(selector.entrySet()))
                        .containsExactly(component);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyVariableIsReadByItsApplication(Profile profile) {
        Manifests manifests = Chart.render(profile);
        COMPONENTS.forEach((component, application) -> assertThat(Stream.concat(
                        manifests.container(component).getEnv().stream().map(EnvVar::getName),
                        manifests.config(component).keySet().stream()))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(variable ->
                        assertThat(application.reads(variable)).as(variable).isTrue()));
    }

    @ParameterizedTest
    @EnumSource
    void noSecretIsWrittenDown(Profile profile) {
        Manifests manifests = Chart.render(profile);
        assertThat(manifests.objects()).extracting(HasMetadata::getKind).doesNotContain("Secret");
        for (String component : COMPONENTS.keySet()) {
            assertThat(manifests.container(component).getEnv())
                    .filteredOn(variable -> variable.getName().matches(".*(ACCESS|SECRET)_KEY"))
                    .hasSize(2)
                    .allSatisfy(variable -> {
                        assertThat(variable.getValue()).isNull();
                        assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                                .isEqualTo("impasto-store");
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void podsKeepTheRestrictedProfile(Profile profile) {
        Manifests manifests = Chart.render(profile);
        for (String component : COMPONENTS.keySet()) {
            PodSpec pod = manifests.pod(component);
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getHostNetwork()).isNull();
            assertThat(pod.getVolumes()).extracting(Volume::getHostPath).containsOnlyNulls();
            SecurityContext container = manifests.container(component).getSecurityContext();
            assertThat(container.getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsWrittenToVolumes(Profile profile) {
        Manifests manifests = Chart.render(profile);
        for (String component : COMPONENTS.keySet()) {
            List<VolumeMount> mounts = manifests.container(component).getVolumeMounts();
            assertThat(mounts).extracting(VolumeMount::getMountPath).contains("/tmp");
            assertThat(manifests.pod(component).getVolumes())
                    .extracting(Volume::getName)
                    .containsExactlyElementsOf(
                            mounts.stream().map(VolumeMount::getName).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void probesAskWhatIsThereWhereItListens(Profile profile) {
        Manifests manifests = Chart.render(profile);
        for (String component : COMPONENTS.keySet()) {
            Container container = manifests.container(component);
            assertThat(container.getPorts()).singleElement().satisfies(port -> {
                assertThat(port.getName()).isEqualTo("http");
                assertThat(port.getContainerPort())
                        .hasToString(manifests.config(component).get("QUARKUS_HTTP_PORT"));
            });
            assertThat(path(container.getStartupProbe())).isEqualTo("/q/health/started");
            assertThat(path(container.getReadinessProbe())).isEqualTo("/q/health/ready");
            assertThat(path(container.getLivenessProbe())).isEqualTo("/q/health/live");
            assertThat(manifests.service(component).getSpec().getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getTargetPort()).isEqualTo(new IntOrString("http")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void imagesAreOurOwnInAVersion(Profile profile) {
        Manifests manifests = Chart.render(profile);
        assertThat(COMPONENTS.keySet())
                .extracting(component -> manifests.container(component).getImage())
                .allSatisfy(image -> assertThat(image).matches("impasto/(gateway|worker|worker-cuda):[0-9].*"));
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

    private static Map<String, String> labels(Manifests manifests, String component) {
        return manifests
                .deployment(component)
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getLabels();
    }

    private static String path(Probe probe) {
        assertThat(probe.getHttpGet().getPort()).isEqualTo(new IntOrString("http"));
        return probe.getHttpGet().getPath();
    }
}
