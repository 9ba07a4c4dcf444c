package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.event.JobFold;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobState;
import io.impasto.common.job.RequestDigest;
import io.impasto.common.job.StyleJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was written by each version that was given away is still understood: topics outlive an upgrade, and so do workers and gateways
 * of two versions beside each other. The records lie in {@code resources/released/VERSION}; before a version is given away they are written
 * by {@code mvn test -pl common -Dtest=ReleasedContractTest#record -Dimpasto.record=VERSION}, and never again.
 */
class ReleasedContractTest {

    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> requests() throws IOException {
        return files("request-*.record");
    }

    static Stream<Path> events() throws IOException {
        return files("event-*.record");
    }

    static Stream<Path> commands() throws IOException {
        return files("command-*.record");
    }

    private static Stream<Path> files(String pattern) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> versions = Files.list(RELEASED)) {
            for (Path version : versions.sorted().toList()) {
                try (var found = Files.newDirectoryStream(version, pattern)) {
                    found.forEach(files::add);
                }
            }
        }
        return files.stream().sorted();
    }

    /** By the digest a gateway and the workers' ledger tell a repeat from another request under the same id, so it may not change either. */
    @ParameterizedTest
    @MethodSource("requests")
    void requestIsReadAndIsStillTheSameRequest(Path file) throws Exception {
        RecordFile record = RecordFile.of(Files.readAllBytes(file));
        RequestCodec codec = new RequestCodec();

        StyleJob job = codec.decode(record.headers(), record.value());

        assertThat(codec.digest(job))
                .isEqualTo(new RequestDigest(
                        Files.readString(Path.of(file + ".digest")).strip()));
    }

    /** Its id too: by it a subscriber tells a repeat. */
    @ParameterizedTest
    @MethodSource("events")
    void eventIsReadAndHasStillTheSameId(Path file) throws Exception {
        RecordFile record = RecordFile.of(Files.readAllBytes(file));

        JobEvent event = new EventCodec("/test").decode(record.received(Topic.PROGRESS));

        assertThat(header(new EventCodec("/test").encode(event), "ce_id"))
                .isEqualTo(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
        assertThat(JobFold.after(JobState.Accepted.NEW, event) instanceof JobState.Terminal)
                .isEqualTo(event instanceof Terminal);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandIsRead(Path file) throws Exception {
        RecordFile record = RecordFile.of(Files.readAllBytes(file));

        assertThat(new ControlCodec().decode(record.received(Topic.CONTROL)).jobId())
                .hasToString("a");
    }

    /** So that a gateway of this version goes on while workers of the next one come. */
    @ParameterizedTest
    @MethodSource("io.impasto.common.wire.Samples#events")
    void eventOfALaterVersionIsReadWithoutWhatItAdds(JobEvent event) throws Exception {
        ProducerRecord<String, byte[]> written = new EventCodec("/worker/w1").encode(event);
        ObjectNode later = (ObjectNode) JSON.readTree(written.value());
        later.put("mood", "fine").putObject("weather").put("sky", "blue");
        ProducerRecord<String, byte[]> sent = new ProducerRecord<>(
                written.topic(), null, written.key(), JSON.writeValueAsBytes(later), written.headers());

        assertThat(new EventCodec("/gateway").decode(Samples.received(sent))).isEqualTo(event);
    }

    @Test
    void failureThatOnlyALaterVersionKnowsEndsTheJobNevertheless() throws Exception {
        RecordFile record = RecordFile.of(
                Files.readAllBytes(Path.of("src/test/resources/hostile/event-of-unknown-failure.record")));

        JobEvent event = new EventCodec("/gateway").decode(record.received(Topic.COMPLETIONS));

        assertThat(((Failed) event).failure()).isEqualTo(new JobFailure.Internal("bad-luck: none"));
    }

    @Test
    @EnabledIfSystemProperty(named = "impasto.record", matches = ".+", disabledReason = "writes a version's records")
    void record() throws Exception {
        Path folder = Files.createDirectory(RELEASED.resolve(System.getProperty("impasto.record")));
        RequestCodec requests = new RequestCodec();
        int number = 0;
        for (StyleJob job : Samples.jobs().toList()) {
            Path file = folder.resolve("request-" + ++number + ".record");
            Files.write(file, RecordFile.bytes(requests.encode(job, Topic.REQUESTS, "somebody")));
            Files.writeString(Path.of(file + ".digest"), requests.digest(job).sha256() + "\n");
        }
        for (JobEvent event : Samples.events().toList()) {
            Path file = folder.resolve("event-" + ++number + "-" + event.what() + ".record");
            Files.write(file, RecordFile.bytes(new EventCodec("/worker/w1").encode(event)));
        }
        StyleJob first = Samples.jobs().findFirst().orElseThrow();
        Files.write(
                folder.resolve("command-cancel.record"),
                RecordFile.bytes(new ControlCodec().encode(first.id(), requests.digest(first))));
    }

    private static String header(ProducerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
