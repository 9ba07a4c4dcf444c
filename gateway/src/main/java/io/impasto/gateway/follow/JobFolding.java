package io.impasto.gateway.follow;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobId;
import io.impasto.gateway.follow.store.StoreChanges;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Changes of some jobs, folded in memory first: however much is said of a job in one batch, it is read once and written once. */
final class JobFolding {

    private static final Logger LOG = Logger.getLogger(JobFolding.class);

    private final StoredJobs stored;
    private final Map<JobId, Draft> drafts = new LinkedHashMap<>();

    /**
     * @param before as it is stored
     * @param forgottenAt when one of this name was forgotten
     */
    private record Draft(
            @Nullable TrackedJob before,
            TrackedJob now,
            @Nullable Instant forgottenAt) {

        Draft with(TrackedJob after) {
            return new Draft(before, after, forgottenAt);
        }

        boolean changed() {
            return !now.equals(before);
        }
    }

    JobFolding(StoredJobs stored) {
        this.stored = stored;
    }

    /** @return what has become of the job */
    TrackedJob fold(JobChange change) {
        Draft draft = drafts.get(change.id());
        if (draft == null) {
            draft = load(change.id());
        }
        if (draft.forgottenAt() != null && !draft.now().exists() && !change.bringsBack(draft.forgottenAt())) {
            return draft.now();
        }
        draft = draft.with(folded(draft.now(), change));
        drafts.put(change.id(), draft);
        return draft.now();
    }

    private Draft load(JobId id) {
        Optional<TrackedJob> known = stored.find(id);
        return known.isPresent()
                ? new Draft(known.get(), known.get(), null)
                : new Draft(
                        null,
                        TrackedJob.unheardOf(id),
                        stored.forgotten(id).map(ForgottenJob::at).orElse(null));
    }

    private static TrackedJob folded(TrackedJob job, JobChange change) {
        try {
            return change.fold().apply(job);
        } catch (InvalidInputException | IllegalStateException e) {
            LOG.warnf("record=skipped from=%s reason=\"%s\"", change.origin(), e.getMessage());
            return job;
        }
    }

    void addTo(StoreChanges changes) {
        for (Draft draft : drafts.values()) {
            if (draft.changed()) {
                stored.replace(draft.before(), draft.now(), changes);
                if (draft.forgottenAt() != null) {
                    stored.unmark(draft.now().id(), Objects.requireNonNull(draft.forgottenAt()), changes);
                }
            }
        }
    }

    /** The jobs that aren't any more what is stored. */
    List<TrackedJob> changed() {
        return drafts.values().stream().filter(Draft::changed).map(Draft::now).toList();
    }
}
