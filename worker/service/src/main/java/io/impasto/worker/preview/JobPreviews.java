package io.impasto.worker.preview;

import io.impasto.engine.Optimisation;
import io.impasto.engine.picture.Picture;
import io.impasto.worker.upload.UploadLane;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt's previews. For one thread, beside which another makes and uploads them.
 *
 * <p>Visibility: {@code over} is volatile, being written by the one thread and read by the other; the rest is the caller's own.
 */
public final class JobPreviews {

    private static final Logger LOG = LoggerFactory.getLogger(JobPreviews.class);

    /** Who has just begun to watch wants to see that something happens. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Previews previews;
    private final Previews.Subject subject;
    private final PreviewRules rules;
    private final UploadLane lane;
    private final BooleanSupplier held;
    private boolean first = true;
    private long next = System.nanoTime();
    private volatile boolean over;

    JobPreviews(
            Previews previews, Previews.Subject subject, PreviewRules rules, UploadLane lane, BooleanSupplier held) {
        this.previews = previews;
        this.subject = subject;
        this.rules = rules;
        this.lane = lane;
        this.held = held;
    }

    /** Whether it is time for one, and nothing is in its way. */
    public boolean due() {
        return System.nanoTime() - next >= 0 && lane.idle();
    }

    /**
     * Has the present picture shown, if no newer one comes first. Waits for the device as long as reading takes; whatever goes wrong, the
     * optimisation doesn't hear of it.
     */
    public void show(Optimisation optimisation) {
        if (rules.none() || over || !held.getAsBoolean()) {
            return;
        }
        Duration pause = first && rules.interval().compareTo(SECOND) > 0 ? SECOND : rules.interval();
        next = System.nanoTime() + pause.toNanos();
        first = false;
        int step = optimisation.step();
        int steps = optimisation.steps();
        try {
            Supplier<Picture> read = optimisation.readBack();
            lane.offer(() -> previews.show(subject, step, steps, read, this::wanted));
        } catch (RuntimeException
                | OutOfMemoryError e) { // of the heap: what there was no room for was the preview itself
            previews.dropped();
            LOG.debug("jobId={} attempt={} step={} preview=unread", subject.job(), subject.attempt(), step, e);
        }
    }

    private boolean wanted() {
        return !over && held.getAsBoolean();
    }

    /** Says that there is nothing more to be seen: what isn't being uploaded yet won't be. */
    public void end() {
        over = true;
        lane.clear();
    }
}
