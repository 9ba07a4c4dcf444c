/**
 * What a running job's picture looks like by now, for whoever watches: a small JPEG in the store, and an event that tells of it.
 *
 * <p>Decision: the device's thread only reads the picture back into memory; colours, size, JPEG and upload are left to the uploading thread, which has
 * nothing better to do. One preview is on its way at a time: while the store is slow there are fewer, and none waits but that of a scale that has
 * just been finished.
 *
 * <p>Decision: the first one shows what the attempt begins with, the second comes a second later, and then one each interval and at each scale's end. That one is
 * of the size of the scale that begins, enlarged from the one that is finished.
 *
 * <p>Decision: each attempt has one object, which its next preview overwrites, and none outlasts the job ({@link io.impasto.worker.upload}).
 * An event therefore names bytes that may be gone when it is read, and whoever serves them looks at what is there. Rejected: an object for
 * each preview (a job of minutes leaves a hundred, to be taken away one by one), pictures inside of events (bytes never travel on Kafka).
 *
 * <p>Decision: whatever goes wrong with a preview is nobody's business but the log's, at debug: it is the result that was asked for.
 */
@NullMarked
package io.impasto.worker.preview;

import org.jspecify.annotations.NullMarked;
