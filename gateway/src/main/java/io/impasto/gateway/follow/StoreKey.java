package io.impasto.gateway.follow;

import io.impasto.common.job.JobId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys under which the view is stored; their order is the order of the lists. The first byte says what kind it is.
 *
 * <pre>
 *   J id                                       a job
 *   L [state] [submitter] newest-first id      its places in lists: of all, of its state, of its submitter's, of both
 *   Q whether ended, heard of, id              its place among those that may be forgotten, oldest first
 *   F id                                       it was there and is forgotten; the value is when that was, and whose it was
 *   G forgotten at, id                         the same, oldest first
 *   P topic 0 partition                        how far it has been read
 *   A what                                     about the store itself
 * </pre>
 */
final class StoreKey {

    private static final byte JOB = 'J';
    private static final byte LISTED = 'L';
    private static final byte QUIET = 'Q';
    private static final byte FORGOTTEN = 'F';
    private static final byte FORGOTTEN_AT = 'G';
    private static final byte POSITION = 'P';
    private static final byte ABOUT = 'A';

    private static final byte OPEN = 0;
    private static final byte ENDED = 1;

    /** Coarse, so that a job that is said something of all the time keeps its place for a while. */
    private static final long QUIET_GRAIN_MS = 60_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    private StoreKey(byte kind) {
        bytes.write(kind);
    }

    static byte[] job(JobId id) {
        return new StoreKey(JOB).with(id).toKey();
    }

    static byte[] about(String what) {
        return new StoreKey(ABOUT).with(what).toKey();
    }

    static byte[] position(String topic, int partition) {
        return new StoreKey(POSITION)
                .with(topic)
                .with((byte) 0)
                .with(ByteBuffer.allocate(Integer.BYTES).putInt(partition).array())
                .toKey();
    }

    static byte[] firstPosition() {
        return new byte[] {POSITION};
    }

    static byte[] behindPositions() {
        return new byte[] {POSITION + 1};
    }

    /** The places of a job in lists; none while its request isn't known. */
    static List<byte[]> listed(TrackedJob job) {
        TrackedJob.Submission submission = job.submission();
        if (submission == null) {
            return List.of();
        }
        String state = job.state().word();
        JobPlace place = new JobPlace(submission.at(), job.id());
        byte[] ofAll = listed(null, null, place);
        byte[] ofState = listed(state, null, place);
        return submission.submitter() == null
                ? List.of(ofAll, ofState)
                : List.of(
                        ofAll,
                        ofState,
                        listed(null, submission.submitter(), place),
                        listed(state, submission.submitter(), place));
    }

    private static byte[] listed(@Nullable String state, @Nullable String submitter, JobPlace place) {
        return list(state, submitter)
                .with(newestFirst(place.at().toEpochMilli()))
                .with(place.id())
                .toKey();
    }

    private static StoreKey list(@Nullable String state, @Nullable String submitter) {
        byte[] name = submitter == null ? new byte[0] : submitter.getBytes(StandardCharsets.UTF_8);
        return new StoreKey(LISTED)
                .with((byte) (state == null ? 0 : state.charAt(0))) // no two begin with the same letter
                .with((byte) (submitter == null ? 0 : 1))
                .with(ByteBuffer.allocate(Short.BYTES)
                        .putShort((short) name.length)
                        .array())
                .with(name);
    }

    /** Where a page begins. */
    static byte[] first(JobListing listing) {
        StoreKey list = list(listing.state(), listing.submitter());
        JobPlace after = listing.after();
        byte[] top = listing.to() == null
                ? list.toKey()
                : list(listing.state(), listing.submitter())
                        .with(newestFirst(wholeMs(listing.to()) - 1))
                        .toKey();
        if (after == null) {
            return top;
        }
        byte[] next = list.with(newestFirst(after.at().toEpochMilli()))
                .with(after.id())
                .with((byte) 0)
                .toKey();
        return Arrays.compareUnsigned(top, next) > 0 ? top : next;
    }

    /** What lies behind the end of a page. */
    static byte[] behind(JobListing listing) {
        long oldest = listing.from() == null ? 0 : wholeMs(listing.from());
        return list(listing.state(), listing.submitter())
                .with(newestFirst(oldest - 1))
                .toKey();
    }

    /** What the key of a place in a list says. */
    static JobPlace place(JobListing listing, byte[] key) {
        int prefix = list(listing.state(), listing.submitter()).bytes.size();
        return new JobPlace(
                Instant.ofEpochMilli(Long.MAX_VALUE - ByteBuffer.wrap(key).getLong(prefix)),
                id(key, prefix + Long.BYTES));
    }

    static byte[] quiet(TrackedJob job) {
        long minute = job.heardOf().toEpochMilli() / QUIET_GRAIN_MS * QUIET_GRAIN_MS;
        return new StoreKey(QUIET)
                .with(job.ended() || !job.exists() ? ENDED : OPEN)
                .with(oldestFirst(minute))
                .with(job.id())
                .toKey();
    }

    /** The first of the ended ones, or the first of the open ones. */
    static byte[] firstQuiet(boolean ended) {
        return new StoreKey(QUIET).with(ended ? ENDED : OPEN).toKey();
    }

    static byte[] quietUntil(boolean ended, Instant end) {
        return new StoreKey(QUIET)
                .with(ended ? ENDED : OPEN)
                .with(oldestFirst(end.toEpochMilli()))
                .toKey();
    }

    static JobId idOfQuiet(byte[] key) {
        return id(key, 2 + Long.BYTES);
    }

    static byte[] forgotten(JobId id) {
        return new StoreKey(FORGOTTEN).with(id).toKey();
    }

    static byte[] forgottenAt(Instant at, JobId id) {
        return new StoreKey(FORGOTTEN_AT)
                .with(oldestFirst(at.toEpochMilli()))
                .with(id)
                .toKey();
    }

    static byte[] firstForgotten() {
        return new byte[] {FORGOTTEN_AT};
    }

    static byte[] forgottenUntil(Instant end) {
        return new StoreKey(FORGOTTEN_AT).with(oldestFirst(end.toEpochMilli())).toKey();
    }

    static JobId idOfForgotten(byte[] key) {
        return id(key, 1 + Long.BYTES);
    }

    static byte[] time(Instant at) {
        return oldestFirst(at.toEpochMilli());
    }

    private static JobId id(byte[] key, int at) {
        return new JobId(new String(key, at, key.length - at, StandardCharsets.US_ASCII));
    }

    private static long wholeMs(Instant at) {
        return at.plusNanos(999_999).toEpochMilli();
    }

    private static byte[] newestFirst(long ms) {
        return ByteBuffer.allocate(Long.BYTES).putLong(Long.MAX_VALUE - ms).array();
    }

    private static byte[] oldestFirst(long ms) {
        return ByteBuffer.allocate(Long.BYTES).putLong(Math.max(0, ms)).array();
    }

    private StoreKey with(byte one) {
        bytes.write(one);
        return this;
    }

    private StoreKey with(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    private StoreKey with(String text) {
        return with(text.getBytes(StandardCharsets.US_ASCII));
    }

    private StoreKey with(JobId id) {
        return with(id.value());
    }

    private byte[] toKey() {
        return bytes.toByteArray();
    }
}
