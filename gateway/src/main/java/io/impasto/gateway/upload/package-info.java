/**
 * Pictures on their way into the store: {@code /v1/uploads}, the parts of a submission, and forms that are sent to the store itself.
 *
 * <p>Decision: an upload is named by the SHA-256 of its bytes, so that the same picture is stored once, whoever sends it how often. It is
 * looked at before it is kept (length, type by its first bytes, size by its header), never decoded, and never held whole where its
 * beginning tells enough.
 *
 * <p>Decision: when an upload goes. Whoever refers to one, by uploading it again or by a job, makes it new if it is older than a day (the
 * store's own time of last change; no list of references is kept). One that was last made new {@code impasto.gateway.uploads-kept} ago
 * counts as gone: a job that names it is refused as {@code missing-object}, an upload of it is stored afresh. A day after that the sweep
 * takes it away. So nobody relies on an object that a sweep is about to remove, without a lock among gateways; what remains is an upload of
 * the very picture, forgotten for a week, between the sweep's last look at it and its removal, two requests to the store apart, and the
 * job that needs it fails with {@code missing-object}, which names it. A job that waits in the topic longer than uploads are kept, and one
 * that was sent to the topic past the gateways about an upload that old, fail in the same way. Rejected: counting references in the view
 * (it forgets, and starts empty), a lifecycle rule of the bucket (each store has its own, and S3's can't tell what was touched from what
 * was stored long ago on all of them).
 *
 * <p>Decision: an upload past the gateway goes to a staging key, by a form that the store accepts for the announced length only, and is
 * read back by the gateway to be looked at. Only what was looked at is stored under the content address, from the gateway's own copy: a
 * copy within the store could be of something else, as the form is good until it expires. Tickets lie in the store beside the picture,
 * since any gateway may be asked to complete. Rejected: signed tickets (a secret to share, for what the store keeps anyway).
 */
@NullMarked
package io.impasto.gateway.upload;

import org.jspecify.annotations.NullMarked;
