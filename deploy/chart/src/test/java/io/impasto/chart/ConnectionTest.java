package io.impasto.chart;

import static io.impasto.chart.Manifests.COMPONENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.impasto.chart.Chart.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How Kafka's passwords and the store's authority come to who needs them. */
class ConnectionTest {

    @TempDir
    Path folder;

    @Test
    void kafkasPropertiesAreMountedFromASecretOfEachsOwn() throws Exception {
        Manifests manifests = render("{kafka: {secrets: {gateway: kafka-gateway, worker: kafka-worker}}}");

        for (String component : COMPONENTS.keySet()) {
            String file = variable(manifests.container(component), "IMPASTO_KAFKA_PROPERTIES_FILE");
            VolumeMount mount = mount(manifests.container(component), "kafka");
            assertThat(COMPONENTS.get(component).reads("IMPASTO_KAFKA_PROPERTIES_FILE"))
                    .isTrue();
            assertThat(file).isEqualTo(mount.getMountPath() + "/client.properties");
            assertThat(mount.getReadOnly()).isTrue();
            assertThat(volumes(manifests, component))
                    .filteredOn(it -> it.getName().equals("kafka"))
                    .extracting(it -> it.getSecret().getSecretName())
                    .containsExactly("kafka-" + component);
        }
    }

    @Test
    void storeOfOnesOwnAuthorityIsTrusted() throws Exception {
        Manifests manifests = render("{store: {trustStore: {configMap: our-authority}}}");

        for (String component : COMPONENTS.keySet()) {
            VolumeMount mount = mount(manifests.container(component), "trust");
            assertThat(variable(manifests.container(component), "JDK_JAVA_OPTIONS"))
                    .startsWith("-Xmx")
                    .contains(" -Djavax.net.ssl.trustStore=" + mount.getMountPath() + "/trust.p12 ");
            assertThat(volumes(manifests, component))
                    .filteredOn(it -> it.getName().equals("trust"))
                    .extracting(it -> it.getConfigMap().getName())
                    .containsExactly("our-authority");
        }
    }

    @Test
    void whoNeedsNoneGetsNone() {
        Manifests manifests = Chart.render(Profile.PLAIN);

        for (String component : COMPONENTS.keySet()) {
            assertThat(volumes(manifests, component))
                    .extracting(Volume::getName)
                    .doesNotContain("kafka", "trust");
            assertThat(variable(manifests.container(component), "JDK_JAVA_OPTIONS"))
                    .matches("-Xmx[0-9]+[mg]");
        }
    }

    private Manifests render(String values) throws Exception {
        return Chart.render(Profile.PLAIN, Files.writeString(folder.resolve("values.yaml"), values));
    }

    private static List<Volume> volumes(Manifests manifests, String component) {
        return manifests.pod(component).getVolumes();
    }

    private static VolumeMount mount(Container container, String name) {
        return container.getVolumeMounts().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String variable(Container container, String name) {
        return container.getEnv().stream()
                .filter(it -> it.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }
}
