package io.impasto.gateway.follow;

import io.impasto.common.job.Cancellation;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobState;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.impasto.gateway.follow.store.RocksDbStore;
import io.impasto.gateway.follow.store.StoreChanges;
import io.impasto.gateway.follow.store.StoreDamagedException;
import io.impasto.gateway.follow.store.StoreException;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The view on disk: jobs, their places in the lists, and how far the topics have been read, written together.
 *
 * <p>Writers (the thread that follows the topics, and requests that were just acknowledged) hold this object's monitor from reading a job to
 * writing it; readers take what the store has. Watchers are told outside of it.
 */
public final class StoredJobView implements JobView {

    private static final Logger LOG = Logger.getLogger(StoredJobView.class);
    private static final String HERE = "gateway";
    private static final String WAITING = JobState.Accepted.NEW.word();
    private static final String RUNNING = "running";

    private final RequestCodec requests = new RequestCodec();
    private final JobWatchers watchers = new JobWatchers();
    private final RocksDbStore store;
    private final StoredJobs jobs;
    private final StoredPositions positions;
    private final Retention retention;

    // Written by the thread that follows the topics, read by others.
    private volatile boolean complete;
    private volatile @Nullable String trouble;

    // Written by whoever finds it, for the thread that follows the topics.
    private volatile @Nullable StoreDamagedException damage;

    public StoredJobView(RocksDbStore store, Retention retention) {
        this.store = store;
        this.jobs = new StoredJobs(store);
        this.positions = new StoredPositions(store);
        this.retention = retention;
    }

    @Override
    public Optional<TrackedJob> find(JobId id) {
        return read(() -> jobs.find(id).filter(TrackedJob::exists));
    }

    @Override
    public Optional<ForgottenJob> forgotten(JobId id) {
        return read(() -> jobs.forgotten(id));
    }

    @Override
    public JobPage list(JobListing listing) {
        return read(() -> jobs.list(listing));
    }

    @Override
    public List<JobId> longestWaiting(int most) {
        return read(() -> jobs.oldest(WAITING, most));
    }

    @Override
    public int openJobs(String submitter, int most) {
        return read(() -> {
            int running = jobs.count(RUNNING, submitter, most);
            return running + jobs.count(WAITING, submitter, most - running);
        });
    }

    /** The store's words name folders, which isn't the client's business: they go to the log, and into readiness. */
    private <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StoreException e) {
            if (e instanceof StoreDamagedException found) {
                damage = found;
            }
            LOG.warnf("view=unreadable reason=\"%s\"", e.getMessage());
            throw new ProblemException(
                    Problem.of(
                            ProblemType.VIEW_UNAVAILABLE,
                            "What the gateway knows of the jobs can't be read at present. Try again."),
                    e);
        }
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public Watch watch(JobId id, Consumer<TrackedJob> watcher) {
        return watchers.add(id, watcher);
    }

    @Override
    public TrackedJob submitted(StyleJob job, Instant at, @Nullable String submitter, @Nullable String callback) {
        return change(JobChange.submitted(
                job.id(),
                new TrackedJob.Submission(at, requests.digest(job), submitter, callback, job.expirytime()),
                HERE));
    }

    @Override
    public TrackedJob cancelRequested(Cancellation cancellation) {
        return change(JobChange.cancelRequested(cancellation, HERE));
    }

    /** The broker has it already: if it can't be written here at present, it will be read from its topic later, and is no less true. */
    private TrackedJob change(JobChange change) {
        try {
            JobFolding folding = new JobFolding(jobs);
            TrackedJob changed;
            synchronized (this) {
                changed = folding.fold(change);
                write(folding, new StoreChanges());
            }
            watchers.tell(folding.changed());
            return changed;
        } catch (StoreException e) {
            LOG.warnf("jobId=%s view=unwritten reason=\"%s\"", change.id(), e.getMessage());
            return change.fold().apply(TrackedJob.unheardOf(change.id()));
        }
    }

    /** Takes in what was read from the topics, and how far that was, all of it or nothing. */
    void read(List<JobChange> changes, Collection<TopicPosition> reached) {
        JobFolding folding = new JobFolding(jobs);
        StoreChanges toStore = new StoreChanges();
        reached.forEach(position -> StoredPositions.put(position, toStore));
        synchronized (this) {
            changes.forEach(folding::fold);
            write(folding, toStore);
        }
        watchers.tell(folding.changed());
    }

    private void write(JobFolding folding, StoreChanges changes) {
        folding.addTo(changes);
        if (!changes.none()) {
            store.write(changes);
        }
    }

    /**
     * Forgets what is to be kept no longer.
     *
     * @param most how many of each kind
     * @return how many jobs and marks
     */
    synchronized int forget(Instant now, int most) {
        StoreChanges changes = new StoreChanges();
        int gone = jobs.forgetQuiet(true, now.minus(retention.ended()), now, most, changes)
                + jobs.forgetQuiet(false, now.minus(retention.open()), now, most, changes)
                + jobs.forgetMarks(now.minus(retention.marks()), most, changes);
        if (gone > 0) {
            store.write(changes);
        }
        return gone;
    }

    /** How far the topics have been read, if what is stored was read from those of that cluster. */
    Optional<List<TopicPosition>> positions(String clusterId) {
        return positions.areOf(clusterId) ? Optional.of(positions.all()) : Optional.empty();
    }

    /** Opens what is stored. */
    void open() {
        store.open();
    }

    /** Throws away what is stored: from now on it is that cluster's, of which nothing has been read yet. */
    synchronized void beginAnew(String clusterId) {
        complete = false;
        store.clear();
        positions.begin(clusterId);
    }

    /** Closes what is stored, to be opened anew. */
    void shut(String why) {
        trouble = why;
        store.shut();
    }

    /** The same, and throws it away. */
    synchronized void throwAway(String why) {
        trouble = why;
        complete = false;
        damage = null;
        store.clear();
    }

    /** @throws StoreDamagedException if somebody who read has found that what is stored is damaged */
    void requireSound() {
        StoreDamagedException found = damage;
        if (found != null) {
            throw found;
        }
    }

    void well() {
        trouble = null;
    }

    /** All that stood in the topics at the start has been read. */
    void caughtUp() {
        complete = true;
    }
}
