package io.impasto.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.job.JobFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private final EventCodec codec = new EventCodec("/worker/w1");

    @Test
    void terminalEventsGoToCompletionsAndTheRestToProgress() {
        Samples.events()
                .forEach(event -> assertThat(codec.encode(event).topic())
                        .isEqualTo(event instanceof JobEvent.Terminal ? "style.completions" : "style.progress"));
    }

    @Test
    void repeatOfATerminalEventHasTheSameIdWhoeverSaysItAndWhenever() {
        Failed first = new Failed(Samples.ID, Samples.AT, new JobFailure.Internal("once"));
        Failed repeat = new Failed(Samples.ID, Instant.EPOCH, new JobFailure.Internal("twice"));

        assertThat(header(new EventCodec("/worker/w2").encode(repeat), "ce_id"))
                .isEqualTo(header(codec.encode(first), "ce_id"))
                .isEqualTo("job-1/failed");
    }

    @Test
    void previewsIdSaysWhichAttemptAndStepItIsOf() {
        JobEvent preview = Samples.events()
                .filter(JobEvent.Preview.class::isInstance)
                .findFirst()
                .orElseThrow();

        assertThat(header(codec.encode(preview), "ce_id")).isEqualTo("job-1/preview/2/17");
    }

    @Test
    void successPointsToTheObject() {
        JobEvent succeeded = Samples.events()
                .filter(JobEvent.Succeeded.class::isInstance)
                .findFirst()
                .orElseThrow();

        assertThat(header(codec.encode(succeeded), "ce_dataref")).isEqualTo("s3://impasto/results/ab/image.png");
    }

    /** As workers said it before there were checkpoints. */
    @Test
    void startWithoutAWordOfAnEarlierAttemptBeganAnew() throws Exception {
        JobEvent started = Samples.events().findFirst().orElseThrow();
        ProducerRecord<String, byte[]> told = codec.encode(started);
        String older = new String(told.value(), StandardCharsets.UTF_8).replace(",\"resumedFromStep\":0", "");
        assertThat(older).doesNotContain("resumedFromStep").hasSizeLessThan(told.value().length);

        JobEvent decoded = codec.decode(Samples.received(new ProducerRecord<>(
                told.topic(), null, told.key(), older.getBytes(StandardCharsets.UTF_8), told.headers())));

        assertThat(decoded).isEqualTo(started);
    }

    /** As workers said it before there were deadlines. */
    @Test
    void successWithoutAWordOfItsCompletenessIsComplete() throws Exception {
        JobEvent succeeded = Samples.events()
                .filter(JobEvent.Succeeded.class::isInstance)
                .findFirst()
                .orElseThrow();
        ProducerRecord<String, byte[]> told = codec.encode(succeeded);
        String older = new String(told.value(), StandardCharsets.UTF_8)
                .replace(",\"completeness\":1.0", "")
                .replace(",\"reduced\":false", "");
        assertThat(older).doesNotContain("completeness", "reduced");

        JobEvent decoded = codec.decode(Samples.received(new ProducerRecord<>(
                told.topic(), null, told.key(), older.getBytes(StandardCharsets.UTF_8), told.headers())));

        assertThat(decoded).isEqualTo(succeeded);
    }

    @Test
    void strangersAreNamed() {
        ConsumerRecord<String, byte[]> plain =
                new ConsumerRecord<>(Topic.PROGRESS, 0, 0, "a", "{}".getBytes(StandardCharsets.UTF_8));
        ProducerRecord<String, byte[]> later =
                codec.encode(Samples.events().findFirst().orElseThrow());
        later.headers().remove("ce_type");
        later.headers().add("ce_type", "io.impasto.job.started.v2".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> codec.decode(plain)).isInstanceOf(UndecodableEventException.class);
        assertThatThrownBy(() -> codec.decode(Samples.received(later)))
                .isInstanceOf(UndecodableEventException.class)
                .hasMessageContaining("io.impasto.job.started.v2");
    }

    private static String header(ProducerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
