package io.impasto.chaos.monkey;

import io.impasto.chaos.monkey.MadeRequest.Kind;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.wire.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Requests as people make them: most are good, some can't be done or read, come twice or too late, or aren't wanted any more. */
final class RequestMix {

    private static final double MISSING_PICTURE = 0.06;
    private static final double BAD_OPTION = 0.04;
    private static final double BROKEN = 0.04;
    private static final double SAME_AGAIN = 0.06;
    private static final double OTHER_BODY = 0.04;
    private static final double CANCEL = 0.06;
    private static final double EXPIRED = 0.03;
    private static final double EXPIRING = 0.04;
    private static final double URGENT = 0.12;
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final int LEAST_SIDE = 24; // px
    private static final int MOST_SIDE = 48; // px
    private static final int MOST_ITERATIONS = 30;
    private static final int SEEDS = 1000;

    /** Of the jobs; so many times as long, so that there is something to go on from when they are struck. */
    private static final double LONG = 0.1;

    private static final int AS_LONG = 6;

    private final Clock clock;
    private final String run;
    private final Motifs motifs;
    private final RandomGenerator random;
    private final List<MadeRequest> jobs = new ArrayList<>();
    private int made;

    RequestMix(String run, Motifs motifs, RandomGenerator random, Clock clock) {
        this.clock = clock;
        this.run = run;
        this.motifs = motifs;
        this.random = random;
    }

    MadeRequest next() {
        made++;
        double dice = random.nextDouble();
        String id = run + "-" + made;
        if ((dice -= MISSING_PICTURE) < 0) {
            return remembered(id, job(id, motifs.missing(), options(), ""));
        } else if ((dice -= BAD_OPTION) < 0) {
            return new MadeRequest(
                    Topic.REQUESTS,
                    id,
                    job(id, motifs.content(), options() + ",\"sise\":3", ""),
                    Kind.UNPROCESSABLE_JOB);
        } else if ((dice -= BROKEN) < 0) {
            return new MadeRequest(Topic.REQUESTS, id, "{\"id\":\"" + id + "\", \"content\":", Kind.UNREADABLE);
        } else if ((dice -= SAME_AGAIN) < 0 && !jobs.isEmpty()) {
            return anyJob();
        } else if ((dice -= OTHER_BODY) < 0 && !jobs.isEmpty()) {
            String taken = anyJob().key();
            S3Object content = random.nextBoolean() ? motifs.content() : motifs.missing();
            return new MadeRequest(Topic.REQUESTS, taken, job(taken, content, options(), ""), Kind.JOB);
        } else if ((dice -= CANCEL) < 0 && !jobs.isEmpty()) {
            return new MadeRequest(Topic.CONTROL, anyJob().key(), "{\"action\":\"cancel\"}", Kind.CANCEL);
        } else if ((dice -= EXPIRED) < 0) {
            return remembered(
                    id,
                    job(
                            id,
                            motifs.content(),
                            options(),
                            expiring(clock.instant().minus(SOON))));
        } else if ((dice -= EXPIRING) < 0) {
            return remembered(
                    id,
                    job(
                            id,
                            motifs.content(),
                            options(),
                            expiring(clock.instant().plus(SOON))));
        }
        return remembered(id, job(id, motifs.content(), options(), ""));
    }

    private static String expiring(Instant at) {
        return ",\"expirytime\":\"" + at + "\"";
    }

    private MadeRequest anyJob() {
        return jobs.get(random.nextInt(jobs.size()));
    }

    private MadeRequest remembered(String id, String json) {
        String topic = random.nextDouble() < URGENT ? Topic.URGENT : Topic.REQUESTS;
        MadeRequest request = new MadeRequest(topic, id, json, Kind.JOB);
        jobs.add(request);
        return request;
    }

    private String options() {
        int times = random.nextDouble() < LONG ? AS_LONG : 1;
        return "\"preset\":\"classic\",\"iterations\":%d,\"size\":%d,\"styleSize\":%d,\"init\":\"random\",\"seed\":%d"
                .formatted(
                        times * random.nextInt(1, MOST_ITERATIONS + 1),
                        random.nextInt(LEAST_SIDE, MOST_SIDE + 1),
                        MOST_SIDE,
                        random.nextInt(SEEDS));
    }

    private String job(String id, S3Object content, String options, String more) {
        return "{\"id\":\"%s\",\"content\":\"%s\",\"styles\":[\"%s\"],\"options\":{%s}%s}"
                .formatted(id, content, motifs.style(), options, more);
    }
}
