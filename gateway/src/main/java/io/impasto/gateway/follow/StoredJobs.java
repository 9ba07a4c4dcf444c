package io.impasto.gateway.follow;

import io.impasto.common.job.JobId;
import io.impasto.gateway.follow.store.RocksDbStore;
import io.impasto.gateway.follow.store.StoreChanges;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Jobs in the store, each with its places in the list and among the quiet ones. */
final class StoredJobs {

    private static final byte[] NOTHING = {};

    private final RocksDbStore store;
    private final TrackedJobJson json = new TrackedJobJson();

    StoredJobs(RocksDbStore store) {
        this.store = store;
    }

    Optional<TrackedJob> find(JobId id) {
        byte[] value = store.get(StoreKey.job(id));
        return value == null ? Optional.empty() : Optional.of(decode(value));
    }

    JobPage list(JobListing listing) {
        List<JobPlace> places = new ArrayList<>();
        store.read(StoreKey.first(listing), StoreKey.behind(listing), (key, value) -> {
            places.add(StoreKey.place(listing, key));
            return places.size() <= listing.limit();
        });
        List<JobPlace> shown = places.subList(0, Math.min(places.size(), listing.limit()));
        return new JobPage(jobs(shown, listing), places.size() > shown.size() ? shown.get(shown.size() - 1) : null);
    }

    /** The jobs in that state that were submitted first, in that order. */
    List<JobId> oldest(String state, int most) {
        JobListing all = new JobListing(state, null, null, null, most, null);
        List<JobId> oldest = new ArrayList<>();
        store.readBackwards(StoreKey.first(all), StoreKey.behind(all), (key, value) -> {
            oldest.add(StoreKey.place(all, key).id());
            return oldest.size() < most;
        });
        return oldest;
    }

    /** How many there are in that state of that submitter, up to {@code most}. */
    int count(String state, String submitter, int most) {
        JobListing all = new JobListing(state, submitter, null, null, most, null);
        return most == 0
                ? 0
                : keys(StoreKey.first(all), StoreKey.behind(all), most).size();
    }

    /** The job, if it is remembered that it was forgotten. */
    Optional<ForgottenJob> forgotten(JobId id) {
        byte[] value = store.get(StoreKey.forgotten(id));
        if (value == null) {
            return Optional.empty();
        }
        String submitter = new String(value, Long.BYTES, value.length - Long.BYTES, StandardCharsets.UTF_8);
        return Optional.of(new ForgottenJob(
                Instant.ofEpochMilli(ByteBuffer.wrap(value).getLong()), submitter.isEmpty() ? null : submitter));
    }

    private static byte[] mark(Instant now, @Nullable String submitter) {
        byte[] name = submitter == null ? NOTHING : submitter.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + name.length)
                .put(StoreKey.time(now))
                .put(name)
                .array();
    }

    /** Whoever has gone over into another state since its place was read, or has been forgotten, isn't what was asked for. */
    private List<TrackedJob> jobs(List<JobPlace> places, JobListing listing) {
        List<TrackedJob> jobs = new ArrayList<>();
        for (byte[] value :
                store.get(places.stream().map(place -> StoreKey.job(place.id())).toList())) {
            if (value != null) {
                TrackedJob job = decode(value);
                if (listing.state() == null
                        || listing.state().equals(job.state().word())) {
                    jobs.add(job);
                }
            }
        }
        return jobs;
    }

    /** Writes the job, and whatever place of it has changed. */
    void replace(@Nullable TrackedJob stored, TrackedJob job, StoreChanges changes) {
        changes.put(StoreKey.job(job.id()), json.encode(job));
        move(stored, job, StoreKey::listed, changes);
        move(stored, job, it -> List.of(StoreKey.quiet(it)), changes);
    }

    private static void move(
            @Nullable TrackedJob from, TrackedJob to, Function<TrackedJob, List<byte[]>> places, StoreChanges changes) {
        List<byte[]> before = from == null ? List.of() : places.apply(from);
        List<byte[]> after = places.apply(to);
        before.stream().filter(place -> !contains(after, place)).forEach(changes::remove);
        after.stream().filter(place -> !contains(before, place)).forEach(place -> changes.put(place, NOTHING));
    }

    private static boolean contains(List<byte[]> places, byte[] place) {
        return places.stream().anyMatch(other -> Arrays.equals(other, place));
    }

    /**
     * Takes jobs away that nothing has been heard of since {@code end}, and leaves a mark that they were there.
     *
     * @param ended those that have ended, or those that haven't
     */
    int forgetQuiet(boolean ended, Instant end, Instant now, int most, StoreChanges changes) {
        List<byte[]> quiet = keys(StoreKey.firstQuiet(ended), StoreKey.quietUntil(ended, end), most);
        for (byte[] key : quiet) {
            changes.remove(key);
            find(StoreKey.idOfQuiet(key)).ifPresent(job -> forget(job, now, changes));
        }
        return quiet.size();
    }

    private static void forget(TrackedJob job, Instant now, StoreChanges changes) {
        changes.remove(StoreKey.job(job.id()));
        StoreKey.listed(job).forEach(changes::remove);
        if (job.exists()) {
            changes.put(StoreKey.forgotten(job.id()), mark(now, job.submitter()));
            changes.put(StoreKey.forgottenAt(now, job.id()), NOTHING);
        }
    }

    /** It is there once more. */
    void unmark(JobId id, Instant forgottenAt, StoreChanges changes) {
        changes.remove(StoreKey.forgotten(id));
        changes.remove(StoreKey.forgottenAt(forgottenAt, id));
    }

    /** Takes away the marks that were left before {@code end}. */
    int forgetMarks(Instant end, int most, StoreChanges changes) {
        List<byte[]> marks = keys(StoreKey.firstForgotten(), StoreKey.forgottenUntil(end), most);
        for (byte[] mark : marks) {
            changes.remove(mark);
            changes.remove(StoreKey.forgotten(StoreKey.idOfForgotten(mark)));
        }
        return marks.size();
    }

    private List<byte[]> keys(byte[] from, byte[] to, int most) {
        List<byte[]> keys = new ArrayList<>();
        store.read(from, to, (key, value) -> {
            keys.add(key);
            return keys.size() < most;
        });
        return keys;
    }

    private TrackedJob decode(byte[] value) {
        try {
            return json.decode(value);
        } catch (IOException e) {
            throw store.meaningless(e);
        }
    }
}
