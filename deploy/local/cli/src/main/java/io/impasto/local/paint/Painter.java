package io.impasto.local.paint;

import io.impasto.common.job.JobFailedException;
import java.io.IOException;
import java.util.function.Consumer;

/** Somebody who can paint one picture in the manner of others. */
public interface Painter {

    /**
     * Paints, and returns when it is done.
     *
     * @param watcher is told of the progress, on the calling thread
     * @throws JobFailedException if the order can't be fulfilled
     * @throws NotPaintedException if it was cancelled, or its time was over
     * @throws IOException if the pictures can't be read, or the painter can't be reached
     * @throws InterruptedException if the calling thread is interrupted
     */
    Painting paint(PaintOrder order, Consumer<PaintProgress> watcher) throws IOException, InterruptedException;
}
