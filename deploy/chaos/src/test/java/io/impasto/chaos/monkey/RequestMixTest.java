package io.impasto.chaos.monkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.chaos.monkey.MadeRequest.Kind;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.common.wire.UndecodableRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What the monkey makes is what it says it is, as the contract's own codec reads it. */
class RequestMixTest {

    private static final int MANY = 500;
    private static final Motifs MOTIFS = Motifs.of("pictures", "run");

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final RequestCodec codec = new RequestCodec();

    @Test
    void sameSeedMakesTheSameRequests() {
        assertThat(made(7)).isEqualTo(made(7)).isNotEqualTo(made(8));
    }

    @Test
    void everyKindOfRequestIsMade() throws UndecodableRequestException {
        Set<String> seen = new HashSet<>();
        Set<String> ids = new HashSet<>();
        Set<MadeRequest> before = new HashSet<>();
        for (MadeRequest request : made(7)) {
            if (request.kind() == Kind.JOB) {
                boolean missing = decoded(request).content().equals(MOTIFS.missing());
                boolean again = !ids.add(request.key());
                seen.add(request.topic());
                Instant expiry = decoded(request).expirytime();
                seen.add(expiry == null ? "at leisure" : expiry.isBefore(CLOCK.instant()) ? "expired" : "expiring");
                String repeat = before.add(request) ? "other body" : "same again";
                seen.add(again ? repeat : missing ? "missing picture" : "good");
            } else {
                seen.add(request.kind().name());
            }
        }

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "good",
                        "missing picture",
                        "same again",
                        "other body",
                        "UNPROCESSABLE_JOB",
                        "UNREADABLE",
                        "CANCEL",
                        "style.requests",
                        "style.requests.urgent",
                        "at leisure",
                        "expired",
                        "expiring");
    }

    @Test
    void jobsAreReadAndTheRestIsNot() throws UndecodableRequestException {
        for (MadeRequest request : made(7)) {
            if (request.kind() == Kind.JOB) {
                assertThat(decoded(request).id().value()).isEqualTo(request.key());
            } else if (request.kind() != Kind.CANCEL) {
                assertThatThrownBy(() -> decoded(request))
                        .isInstanceOfSatisfying(
                                UndecodableRequestException.class,
                                why -> assertThat(why.jobId().isPresent())
                                        .as(request.json())
                                        .isEqualTo(request.isJob()));
            }
        }
    }

    private StyleJob decoded(MadeRequest request) throws UndecodableRequestException {
        return codec.decode(new RecordHeaders(), request.json().getBytes(StandardCharsets.UTF_8));
    }

    private static List<MadeRequest> made(long seed) {
        RequestMix mix = new RequestMix("run", MOTIFS, new SplittableRandom(seed), CLOCK);
        return IntStream.range(0, MANY).mapToObj(i -> mix.next()).toList();
    }
}
