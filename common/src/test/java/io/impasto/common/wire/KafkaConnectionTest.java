package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaConnectionTest {

    @TempDir
    Path folder;

    @Test
    void whatIsConfiguredPassesThroughButWhatAClientSetsItselfWins() {
        KafkaConnection connection = new KafkaConnection(
                "a:1", Map.of("security.protocol", "SASL_SSL", "acks", "0", "bootstrap.servers", "elsewhere:9"));

        assertThat(connection.with(Map.of("acks", "all", "linger.ms", 0)))
                .isEqualTo(Map.of(
                        "bootstrap.servers", "a:1", "security.protocol", "SASL_SSL", "acks", "all", "linger.ms", 0));
    }

    @Test
    void fileIsReadAndASinglePropertyWinsOverIt() throws Exception {
        Path file = Files.writeString(folder.resolve("client.properties"), """
                # mounted
                security.protocol = SASL_SSL
                sasl.jaas.config = Login required \\
                    password="p";
                """);

        assertThat(KafkaConnection.of("a:1", Map.of("security.protocol", "SSL"), Optional.of(file))
                        .properties())
                .isEqualTo(Map.of("security.protocol", "SSL", "sasl.jaas.config", "Login required password=\"p\";"));
    }

    @Test
    void textOfItNamesNoValue() {
        assertThat(new KafkaConnection("a:1", Map.of("ssl.key.password", "hush", "sasl.mechanism", "PLAIN")))
                .hasToString("a:1 with [sasl.mechanism, ssl.key.password]");
    }

    @Test
    void fileThatIsNotThereIsNamedWithItsSetting() {
        Path file = folder.resolve("none.properties");

        assertThatThrownBy(() -> KafkaConnection.of("a:1", Map.of(), Optional.of(file)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("impasto.kafka.properties-file: can't be read: " + file + ": No such file or directory");
    }

    @Test
    void fileOfAnotherKindIsRefusedWithoutAWordOfWhatIsInIt() throws Exception {
        Path file = Files.writeString(folder.resolve("odd.properties"), "password = hush \\u00zz");

        assertThatThrownBy(() -> KafkaConnection.of("a:1", Map.of(), Optional.of(file)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file + " is no properties file")
                .hasMessageNotContaining("hush");
    }
}
