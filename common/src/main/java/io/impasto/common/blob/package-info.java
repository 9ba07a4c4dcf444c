/**
 * The blob store: a port and its one adapter.
 *
 * <p>Decision: the MinIO client, which speaks plain S3 to any store; nothing here may rest on what only MinIO's own server
 * does. A conditional put is used where the store has it, but correctness rests on the result key, not on that.
 */
@NullMarked
package io.impasto.common.blob;

import org.jspecify.annotations.NullMarked;
