package io.impasto.chaos.verdict;

import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobKeys;
import io.impasto.local.witness.TopicWitness;
import io.impasto.local.witness.WitnessedEnd;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the evidence of what came to be since it began. For one thread. */
public final class Inquiry {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final TopicWitness topics;
    private final StoreWitness store;
    private final boolean shared;
    private final Set<String> before;

    /** @param shared whether others work there too: of jobs that aren't accepted, only results are looked at then */
    public Inquiry(TopicWitness topics, StoreWitness store, boolean shared) {
        this.topics = topics;
        this.store = store;
        this.shared = shared;
        this.before = Set.copyOf(store.objects().keySet());
    }

    /**
     * The verdict once it is clean, or what is still to be said against it after that time: workers tidy up after they have announced.
     *
     * @param accepted ids of jobs
     * @param unprocessable keys of requests that nobody can read
     */
    public Verdict settled(Set<String> accepted, Set<String> unprocessable, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        Verdict verdict = Verdict.on(gather(accepted, unprocessable));
        while (!verdict.clean() && System.nanoTime() < end) {
            Thread.sleep(LOOK_EVERY.toMillis());
            verdict = Verdict.on(gather(accepted, unprocessable));
        }
        return verdict;
    }

    private Evidence gather(Set<String> accepted, Set<String> unprocessable) {
        // What the store holds is looked at first: what was stored must have been announced by the time that the ends
        // are read.
        Set<String> objects = new HashSet<>(store.objects().keySet());
        objects.removeAll(before);
        if (shared) {
            objects.removeIf(key -> isForeign(key, accepted));
        }
        List<WitnessedEnd> ends = topics.allEnds();
        return new Evidence(accepted, unprocessable, ends, topics.deadKeys(), objects, digests(ends, accepted));
    }

    private Map<S3Object, String> digests(List<WitnessedEnd> ends, Set<String> accepted) {
        Map<S3Object, String> digests = new HashMap<>();
        ends.stream()
                .filter(end -> accepted.contains(end.jobId()))
                .map(WitnessedEnd::event)
                .filter(Succeeded.class::isInstance)
                .map(event -> ((Succeeded) event).result().image().object())
                .distinct()
                .forEach(object -> store.sha256(object).ifPresent(digest -> digests.put(object, digest)));
        return digests;
    }

    /** Checkpoints and the like of other people's jobs come and go. */
    private static boolean isForeign(String key, Set<String> accepted) {
        return key.startsWith(JobKeys.PREFIX)
                && accepted.stream().noneMatch(id -> List.of(key.split("/", -1)).contains(id));
    }
}
