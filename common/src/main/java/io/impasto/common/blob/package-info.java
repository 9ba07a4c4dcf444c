/**
 * The blob store: a port and its one adapter, and a second port for links that others use without a key.
 *
 * <p>Decision: the MinIO client, which speaks plain S3 to any store; nothing here may rest on what only MinIO's own server
 * does. A conditional put is used where the store has it, but correctness rests on the result key, not on that.
 *
 * <p>Decision: who stores without a key sends a signed form (S3's {@code POST} policy), which says how long the object is; the store itself
 * refuses any other length. Rejected: a signed {@code PUT}, on which the client's signature covers the host alone, so that a link for a
 * picture takes five gigabytes too.
 */
@NullMarked
package io.impasto.common.blob;

import org.jspecify.annotations.NullMarked;
