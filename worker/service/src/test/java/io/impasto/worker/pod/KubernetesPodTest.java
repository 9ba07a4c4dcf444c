package io.impasto.worker.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesPodTest {

    @TempDir
    Path account;

    @TempDir
    Path another;

    private StubApiServer server;
    private KubernetesPod pod;

    @BeforeEach
    void start() throws Exception {
        server = new StubApiServer(account);
        pod = new KubernetesPod(server.address(), "worker-7f9-abc", account);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void itsOwnPodIsPatchedAsItsServiceAccount() throws Exception {
        pod.tell(42);
        assertThat(server.asked)
                .containsExactly(new StubApiServer.Asked(
                        "PATCH",
                        "/api/v1/namespaces/paint/pods/worker-7f9-abc",
                        "Bearer first",
                        "application/merge-patch+json",
                        "{\"metadata\":{\"annotations\":{\"controller.kubernetes.io/pod-deletion-cost\":\"42\"}}}"));
    }

    @Test
    void aRenewedTokenIsUsed() throws Exception {
        pod.tell(1);
        Files.writeString(account.resolve("token"), "second");
        pod.tell(2);
        assertThat(server.asked)
                .extracting(StubApiServer.Asked::authorization)
                .containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void whoMayNotPatchIsTold() {
        server.answer = 403;
        assertThatThrownBy(() -> pod.tell(1))
                .isInstanceOf(IOException.class)
                .hasMessage("the pod's service account may not patch pods");
    }

    @Test
    void onlyTheClustersOwnAuthorityIsTrusted() throws Exception {
        try (StubApiServer impostor = new StubApiServer(another)) {
            KubernetesPod deceived = new KubernetesPod(impostor.address(), "worker-7f9-abc", account);
            assertThatThrownBy(() -> deceived.tell(1)).isInstanceOf(SSLException.class);
            assertThat(impostor.asked).isEmpty();
        }
    }

    @Test
    void outsideOfAPodItSaysWhatIsMissing() {
        assertThatThrownBy(() -> KubernetesPod.ofThisProcess(Map.of("HOSTNAME", "desk")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KUBERNETES_SERVICE_HOST");
    }
}
