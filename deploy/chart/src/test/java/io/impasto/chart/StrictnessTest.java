package io.impasto.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.chart.Chart.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That what is wrong is found: in a manifest by these tests, in somebody's values by Helm. */
class StrictnessTest {

    private static final String POD = "{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {%s}}}}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "terminationGracePeriod: 5",
                "terminationGracePeriodSeconds: soon",
                "terminationGracePeriodSeconds: '5'",
                "automountServiceAccountToken: 'false'",
                "containers: [{name: a, env: [{name: A, value: 5}]}]",
                "containers: [{name: a, env: [{name: A, value: true}]}]",
                "containers: [{name: a, startupProbe: {httpGet: {path: /, port: 1}, failureTreshold: 5}}]"
            })
    void whatKubernetesWouldRefuseIsRefused(String wrong) {
        assertThatThrownBy(
                        () -> Kinds.read(Chart.documents(POD.formatted(wrong)).get(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatKubernetesKnowsIsNot() {
        String right = "terminationGracePeriodSeconds: 5, containers: [{name: a, env: [{name: A, value: '5'}]}]";
        assertThatCode(() -> Kinds.read(Chart.documents(POD.formatted(right)).get(0)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{worker: {stopWithin: 5}} | stopWithin",
                "{worker: {replicas: -1}} | replicas",
                "{worker: {device: cuda}} | device",
                "{worker: {device: 'gpu:0'}} | image",
                "{worker: {accelerator: nvidia.com/gpu}} | accelerator",
                "{worker: {image: worker-cuda, device: 'gpu:0', accelerator: {nvidia.com/gpu: 2}}} | accelerator",
                "{images: {tag: latest}} | tag",
                "{kafka: {bootstrapServers: kafka}} | bootstrapServers",
                "{store: {endpoint: 's3:9000'}} | endpoint",
                "{gateway: {access: {keysSecret: ''}}} | nobody would get in",
                "{gateway: {access: {open: true}}} | keysSecret",
                "{gateway: {config: {IMPASTO_STORE_SECRET_KEY: x}}} | IMPASTO_STORE_SECRET_KEY",
                "{gateway: {config: {impasto.images.max-bytes: x}}} | impasto.images.max-bytes"
            })
    void helmRefusesValuesThatMeanNothing(String values, String named) throws Exception {
        Path file = Files.writeString(folder.resolve("values.yaml"), values);
        assertThatThrownBy(() -> Chart.text(Profile.PLAIN, file)).hasMessageContaining(named);
    }

    @Test
    void aVariableThatNobodyReadsIsFound() {
        assertThat(Application.WORKER.reads("IMPASTO_WORKER_CHECKPOINT_INTERVAL"))
                .isTrue();
        assertThat(Application.WORKER.reads("IMPASTO_WORKER_CHECKPOINTS_INTERVAL"))
                .isFalse();
        assertThat(Application.GATEWAY.reads("IMPASTO_WORKER_CHECKPOINT_INTERVAL"))
                .isFalse();
        assertThat(Application.GATEWAY.reads("QUARKUS_HTTP_PROT")).isFalse();
    }
}
