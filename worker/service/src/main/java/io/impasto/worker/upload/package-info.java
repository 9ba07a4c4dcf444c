/**
 * What an attempt puts into the store beside its work: {@link io.impasto.worker.checkpoint} and {@link io.impasto.worker.preview} have one
 * thread between them.
 *
 * <p>Decision: of each kind only the newest is worth uploading, so each has a lane with room for one, and what waits there is replaced, not
 * queued behind. A checkpoint goes before a preview. Rejected: a queue of uploads (with a slow store it grows, and what comes out of it
 * is old), a thread for each kind (they would share a slow network all the same, and a preview would then slow down a checkpoint).
 *
 * <p>Decision: nothing that is put here outlasts its job. Whoever ends the job lists what there is and takes it away, after the end is written
 * down; an upload that is slower than that, since its worker was frozen or the store slow, looks for the end itself when it is done. That is why
 * none is ever cut off: bytes that a slow network had taken already reached the store after the job's end, and a checkpoint was left over.
 */
@NullMarked
package io.impasto.worker.upload;

import org.jspecify.annotations.NullMarked;
