package io.impasto.chart;

import static io.impasto.chart.Manifests.COMPONENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.impasto.chart.Chart.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who speaks to whom. */
class NetworkTest {

    @TempDir
    Path folder;

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
        NetworkPolicy policy = Chart.render(Profile.GPU, monitoring).policy("worker");
        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getSpec().getIngress())
                .singleElement()
                .satisfies(it -> assertThat(it.getFrom())
                        .singleElement()
                        .satisfies(
                                from -> assertThat(from.getNamespaceSelector().getMatchLabels())
                                        .containsEntry("name", "monitoring")));
    }

    private static List<Integer> egress(Manifests manifests, String component) {
        return manifests.policy(component).getSpec().getEgress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getIntVal())
                .toList();
    }
}
