package io.impasto.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.impasto.chart.Chart.Profile;
import io.impasto.gateway.access.Access;
import io.impasto.gateway.config.AccessConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets in: a gateway that isn't told doesn't start. */
class AccessTest {

    private static final int ABOVE_DEFAULTS = 300;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void whoHasAKeyOfTheSecretGetsIn(Profile profile) {
        Manifests manifests = Chart.render(profile);

        assertThat(access(environment(manifests)).open()).isFalse();
        String file = environment(manifests).get("IMPASTO_ACCESS_KEYS_FILE");
        assertThat(manifests.container("gateway").getVolumeMounts())
                .filteredOn(mount -> mount.getName().equals("keys"))
                .extracting(VolumeMount::getMountPath, VolumeMount::getReadOnly, VolumeMount::getSubPath)
                .as("a folder, or a key that is added waits for a rollout")
                .containsExactly(tuple(file.replace("/keys.json", ""), true, null));
        assertThat(manifests.pod("gateway").getVolumes())
                .filteredOn(volume -> volume.getName().equals("keys"))
                .extracting(volume -> volume.getSecret().getSecretName())
                .containsExactly("impasto-keys");
    }

    @Test
    void everybodyGetsInWhereThatIsSaidAndKnowsTheGatewayByItsService() throws Exception {
        Manifests manifests = render("{gateway: {access: {keysSecret: '', open: true}}}");

        assertThat(access(environment(manifests)).open()).isTrue();
        assertThat(config(environment(manifests)).hosts())
                .contains(Set.of(
                        "impasto-gateway",
                        "impasto-gateway.paint",
                        "impasto-gateway.paint.svc",
                        "impasto-gateway.paint.svc.cluster.local"));
        assertThat(manifests.pod("gateway").getVolumes())
                .extracting(Volume::getName)
                .containsExactly("tmp");
    }

    @Test
    void namesOfOnesOwnTakeThePlaceOfTheServices() throws Exception {
        Manifests manifests = render("""
                {gateway: {access: {keysSecret: '', open: true}, config: {IMPASTO_ACCESS_HOSTS: paint.example.org}}}""");

        assertThat(config(environment(manifests)).hosts()).contains(Set.of("paint.example.org"));
    }

    @Test
    void whomAnOidcProviderKnowsGetsIn() throws Exception {
        Manifests manifests = render("""
                {gateway: {access: {keysSecret: ''}, config: {QUARKUS_OIDC_TENANT_ENABLED: 'true',
                 QUARKUS_OIDC_AUTH_SERVER_URL: 'https://id.example.org'}}}""");

        assertThat(access(environment(manifests)).open()).isFalse();
    }

    @Test
    void whoScrapesAGatewayBringsAKey() throws Exception {
        Manifests manifests = render("{serviceMonitor: {enabled: true, gatewayKey: {secret: metrics-key}}}");

        assertThat(manifests.objects())
                .filteredOn(ServiceMonitor.class::isInstance)
                .map(ServiceMonitor.class::cast)
                .extracting(
                        monitor -> monitor.getMetadata().getName(),
                        monitor -> Optional.ofNullable(
                                        monitor.getSpec().getEndpoints().get(0).getAuthorization())
                                .map(authorization ->
                                        authorization.getCredentials().getName()))
                .containsExactlyInAnyOrder(
                        tuple("impasto-gateway", Optional.of("metrics-key")),
                        tuple("impasto-worker", Optional.empty()));
    }

    @Test
    void aGatewayThatIsNotToldDoesNotStart() {
        assertThatThrownBy(() -> access(Map.of())).hasMessageContaining("Say who gets in");
    }

    /** As the gateway finds out at its start, in its image, which listens everywhere. */
    static Access access(Map<String, String> environment) {
        return Access.of(config(environment), "0.0.0.0", "true".equals(environment.get("QUARKUS_OIDC_TENANT_ENABLED")));
    }

    private static AccessConfig config(Map<String, String> environment) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(AccessConfig.class)
                .withSources(new EnvConfigSource(environment, ABOVE_DEFAULTS))
                .build();
        return config.getConfigMapping(AccessConfig.class);
    }

    private static Map<String, String> environment(Manifests manifests) {
        Map<String, String> environment = new HashMap<>(manifests.config("gateway"));
        for (EnvVar variable : manifests.container("gateway").getEnv()) {
            if (variable.getValue() != null) {
                environment.put(variable.getName(), variable.getValue());
            }
        }
        return environment;
    }

    private Manifests render(String values) throws Exception {
        return Chart.render(Profile.PLAIN, Files.writeString(folder.resolve("values.yaml"), values));
    }
}
