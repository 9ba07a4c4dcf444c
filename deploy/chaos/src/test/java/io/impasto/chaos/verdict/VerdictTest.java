package io.impasto.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobFailure;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.ResultImage;
import io.impasto.local.witness.WitnessedEnd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forges the evidence of each crime, beside an honest job that must not be blamed. */
class VerdictTest {

    private static final S3Object IMAGE = object("results/aa/image.png");
    private static final S3Object OTHER = object("results/bb/image.png");

    private final Set<String> accepted = new HashSet<>(Set.of("honest"));
    private final Set<String> unprocessable = new HashSet<>();
    private final List<WitnessedEnd> ends = new ArrayList<>(List.of(succeeded("honest", IMAGE, "1111")));
    private final Set<String> dead = new HashSet<>();
    private final Set<String> objects = new HashSet<>(
            Set.of(IMAGE.key(), "results/aa/trace.json", "results/aa/result.json", "jobs/honest/end.json"));
    private final Map<S3Object, String> digests = new HashMap<>(Map.of(IMAGE, "1111"));

    @Test
    void honestJobIsClean() {
        assertThat(verdict().violations()).isEmpty();
        assertThat(verdict().clean()).isTrue();
        assertThat(verdict().repeatedEnds()).isZero();
    }

    @Test
    void jobThatNeverEndedIsLost() {
        accepted.add("lost");

        assertFound("job lost was accepted, but has no terminal event");
    }

    @Test
    void twoDifferentEndsAreOneTooMany() {
        accepted.add("both");
        ends.add(succeeded("both", IMAGE, "1111"));
        ends.add(failed("both", new JobFailure.Internal("oh")));

        assertFound("job both has more than one end: [both/failed, both/succeeded]");
    }

    @Test
    void repeatIsAllowedAndCounted() {
        ends.add(succeeded("honest", IMAGE, "1111"));
        ends.add(succeeded("honest", IMAGE, "1111"));

        assertThat(verdict().violations()).isEmpty();
        assertThat(verdict().repeatedEnds()).isEqualTo(2);
    }

    @Test
    void repeatThatSaysSomethingElseIsNone() {
        ends.add(succeeded("honest", OTHER, "2222"));
        digests.put(OTHER, "2222");

        assertFound(
                "job honest has repeats of honest/succeeded that say something else: "
                        + "[s3://pictures/results/aa/image.png with SHA-256 1111, s3://pictures/results/bb/image.png with SHA-256 2222]");
    }

    @Test
    void repeatedFailureOfAnotherKindIsNone() {
        accepted.add("fails");
        ends.add(failed("fails", new JobFailure.Internal("oh")));
        ends.add(failed("fails", new JobFailure.InvalidRequest("no")));

        assertFound("job fails has repeats of fails/failed that say something else: [internal, invalid-request]");
    }

    @Test
    void announcedObjectMustBeThere() {
        digests.clear();

        assertFound("job honest announces s3://pictures/results/aa/image.png, which isn't there");
    }

    @Test
    void announcedObjectMustBeWhatWasAnnounced() {
        digests.put(IMAGE, "9999");

        assertFound("job honest announces s3://pictures/results/aa/image.png with SHA-256 1111, but it has 9999");
    }

    @Test
    void unprocessableRequestMustBeBuried() {
        unprocessable.addAll(Set.of("broken", "typo"));
        dead.add("typo");

        assertFound("the request broken can't be processed, but there is no dead letter of it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "results/bb/image.png     | no job announces results/bb/image.png",
                "results/bb/trace.json    | no job announces results/bb/trace.json",
                "results/aa/image.png.tmp | results/aa/image.png.tmp is none of a result's files",
                "results/aa/more/x.png    | results/aa/more/x.png is none of a result's files",
                "jobs/honest/attempts/1.json | jobs/honest/attempts/1.json is left over",
                "jobs/honest/attempts     | jobs/honest/attempts is left over",
                "jobs/honest/x/end.json   | jobs/honest/x/end.json is left over",
                "jobs/end.json            | jobs/end.json is left over",
            })
    void objectThatNobodyWillAskForIsFound(String key, String violation) {
        objects.add(key);

        assertFound(violation);
    }

    @Test
    void objectOfSomebodyElsesJobIsNoCrime() {
        objects.add(OTHER.key());
        ends.add(succeeded("a-strangers", OTHER, "2222"));

        assertThat(verdict().violations()).isEmpty();
    }

    @Test
    void objectsElsewhereAreNobodysBusiness() {
        objects.addAll(Set.of("uploads/sha256/x", "photo.png", "my/results/x.png"));

        assertThat(verdict().violations()).isEmpty();
    }

    @Test
    void everyViolationIsTold() {
        accepted.addAll(Set.of("lost-1", "lost-2"));
        objects.add("jobs/lost-1/checkpoint");
        digests.clear();

        assertThat(verdict().violations()).hasSize(4);
        assertThat(verdict().clean()).isFalse();
    }

    private void assertFound(String violation) {
        assertThat(verdict().violations()).containsExactly(violation);
    }

    private Verdict verdict() {
        return Verdict.on(new Evidence(accepted, unprocessable, ends, dead, objects, digests));
    }

    private static S3Object object(String key) {
        return new S3Object("pictures", key);
    }

    private static WitnessedEnd succeeded(String id, S3Object image, String sha256) {
        return new WitnessedEnd(
                id + "/succeeded",
                new Succeeded(
                        new JobId(id),
                        Instant.EPOCH,
                        JobResult.complete(
                                new ResultImage(image, "image/png", sha256, 100, 10, 10),
                                "cpu",
                                1,
                                0.5,
                                new LossTerms(1, 1, 1),
                                null)));
    }

    private static WitnessedEnd failed(String id, JobFailure why) {
        return new WitnessedEnd(id + "/failed", new Failed(new JobId(id), Instant.EPOCH, why));
    }
}
