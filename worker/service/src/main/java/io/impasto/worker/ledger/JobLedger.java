package io.impasto.worker.ledger;

import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.blob.BlobStoreUnavailableException;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobKeys;
import io.impasto.common.job.RequestDigest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all workers know of all jobs. Every method that doesn't say otherwise may throw {@link BlobStoreUnavailableException}. */
public final class JobLedger {

    private static final Logger LOG = LoggerFactory.getLogger(JobLedger.class);
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";
    private static final int MOST_BYTES = 1 << 20;

    private final BlobStore store;
    private final String bucket;
    private final String worker;
    private final Clock clock;

    /** @param worker whose attempts are written here */
    public JobLedger(BlobStore store, String bucket, String worker, Clock clock) {
        this.store = store;
        this.bucket = bucket;
        this.worker = worker;
        this.clock = clock;
    }

    /** All that is known of a job; nothing of one that is new. */
    public JobRecord find(JobId job) {
        Set<String> keys = new HashSet<>(store.list(bucket, JobKeys.folder(job)));
        List<Attempt> attempts = new ArrayList<>();
        int last = 0;
        for (int number = 1; keys.contains(JobKeys.attempt(job, number)); number++) {
            last = number;
            boolean ended = keys.contains(JobKeys.attemptEnded(job, number));
            attempt(job, number, ended).ifPresent(attempts::add);
        }
        boolean over = keys.contains(JobKeys.end(job));
        return new JobRecord(attempts, last, over ? end(job) : Optional.empty());
    }

    private Optional<Attempt> attempt(JobId job, int number, boolean ended) {
        S3Object object = object(JobKeys.attempt(job, number));
        return read(object, Attempt.class).map(attempt -> {
            @Nullable String reason = ended ? text(object(JobKeys.attemptEnded(job, number))) : null;
            return new Attempt(number, attempt.request(), attempt.worker(), attempt.begun(), reason);
        });
    }

    private Optional<JobEnd> end(JobId job) {
        return read(object(JobKeys.end(job)), JobEnd.class);
    }

    /**
     * Takes note that an attempt begins.
     *
     * @param after the last attempt that is known of
     * @return its number
     */
    public int begin(JobId job, RequestDigest request, int after) {
        for (int number = after + 1; ; number++) {
            byte[] attempt = LedgerJson.write(new Attempt(number, request, worker, clock.instant(), null));
            if (store.putIfAbsent(object(JobKeys.attempt(job, number)), attempt, JSON)) {
                return number;
            }
        }
    }

    /** Whether somebody has begun a later attempt, or has finished the job. A store that doesn't answer doesn't know of any; never throws. */
    public boolean superseded(JobId job, int attempt) {
        try {
            return store.exists(object(JobKeys.attempt(job, attempt + 1))) || store.exists(object(JobKeys.end(job)));
        } catch (BlobStoreUnavailableException e) {
            return false;
        }
    }

    /** Takes note that an attempt was given up for another. A store that is down doesn't hear it; never throws. */
    public void handBack(JobId job, int attempt, String reason) {
        try {
            byte[] text = reason.getBytes(StandardCharsets.UTF_8);
            store.put(object(JobKeys.attemptEnded(job, attempt)), text, TEXT);
            if (store.exists(object(JobKeys.end(job)))) {
                forget(job);
            }
        } catch (BlobStoreUnavailableException e) {
            LOG.warn("jobId={} attempt={} unnoted=\"{}\"", job, attempt, e.getMessage());
        }
    }

    /**
     * Writes down how the job ended, if nobody has before.
     *
     * @return how it ended: by this, or by the one who was first
     */
    public Terminal conclude(RequestDigest request, Terminal event) {
        S3Object object = object(JobKeys.end(event.jobId()));
        byte[] end = LedgerJson.write(new JobEnd(request, event));
        if (store.putIfAbsent(object, end, JSON)) {
            return event;
        }
        Optional<JobEnd> first = end(event.jobId());
        if (first.isEmpty()) {
            store.put(object, end, JSON);
        }
        return first.map(JobEnd::event).orElse(event);
    }

    /**
     * Takes away all but the end, once the end was told.
     *
     * @throws BlobStoreUnavailableException if something may be left; it can be done again, and what nobody takes away is swept
     */
    public void forget(JobId job) {
        for (String key : store.list(bucket, JobKeys.folder(job))) {
            if (JobKeys.isOne(key) && !key.equals(JobKeys.end(job))) {
                store.remove(object(key));
            }
        }
    }

    /**
     * Takes away what is older than that: ends that were told long ago, and what no job came back for. Never throws.
     *
     * @param before when it must have been written for that
     */
    public void sweep(Instant before) {
        try {
            int removed = store.removeStale(bucket, JobKeys.PREFIX, JobKeys::isOne, before);
            LOG.info("ledger=swept before={} removed={}", before, removed);
        } catch (BlobStoreUnavailableException e) {
            LOG.warn("ledger=unswept reason=\"{}\"", e.getMessage());
        }
    }

    private <T> Optional<T> read(S3Object object, Class<T> type) {
        try {
            return LedgerJson.read(store.get(object, MOST_BYTES), type, object);
        } catch (BlobMissingException e) {
            return Optional.empty(); // Taken away since it was listed.
        }
    }

    private String text(S3Object object) {
        try {
            return new String(store.get(object, MOST_BYTES), StandardCharsets.UTF_8);
        } catch (BlobMissingException e) {
            return "";
        }
    }

    private S3Object object(String key) {
        return new S3Object(bucket, key);
    }
}
