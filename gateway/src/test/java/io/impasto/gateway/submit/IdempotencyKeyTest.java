package io.impasto.gateway.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "8e03978e-40d5-43dd-bc93-6894a57f9324, 8e03978e-40d5-43dd-bc93-6894a57f9324",
                "'\"8e03978e\"', 8e03978e",
                "'  \"a b\"  ', a b",
                "'\"say \\\"hi\\\"\"', 'say \"hi\"'",
                "'\"back\\\\slash\"', 'back\\slash'"
            })
    void keyIsAStringInQuotesOrBare(String header, String value) {
        assertThat(IdempotencyKey.parse(header).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"\"", "a b", "a,b", "\"a", "a\"", "\"a\"b\"", "\"a\nb\"", "\"é\"", "\"a\\b\"", "a\r\nb"})
    void anythingElseIsRefused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.parse(header))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Idempotency-Key");
    }

    @Test
    void keyOfMoreThan255CharactersIsRefused() {
        assertThat(IdempotencyKey.parse("k".repeat(255)).value()).hasSize(255);
        assertThatThrownBy(() -> IdempotencyKey.parse("k".repeat(256))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void sameKeyOfTheSameCallerIsTheSameJobAndOfAnotherIsAnother() {
        Stream<JobId> different = Stream.of(
                new IdempotencyKey("k").jobId(null),
                new IdempotencyKey("k").jobId("ann"),
                new IdempotencyKey("k").jobId("bob"),
                new IdempotencyKey("l").jobId("ann"),
                new IdempotencyKey("nk").jobId("an"));

        assertThat(different).doesNotHaveDuplicates();
        assertThat(IdempotencyKey.parse("\"k\"").jobId("ann"))
                .isEqualTo(IdempotencyKey.parse("k").jobId("ann"));
    }
}
