/**
 * What came of a job: {@code image}, whole, in part, as a link; {@code thumbnail}; {@code trace}.
 *
 * <p>Decision: the gateway reads a result from the store and passes it on, so that who may see a job is decided here, and gives a signed
 * link only to those who ask for one, since whoever has the link has the picture until it expires. A result is served as one of the types
 * that results have, whatever an event says, as a browser would run a page that came from the gateway's own address.
 *
 * <p>Decision: thumbnails are kept in the store, under {@code thumbnails/} and the hash of the result's bytes: they survive a restart, every
 * gateway has them, and two jobs with one result have one. Only the largest is kept, some 60 kB for a result of megabytes, and whatever
 * size is asked for is made of that in milliseconds, so that nobody fills the store by asking for each. To make one, the result is spooled
 * to disk and decoded with most of its pixels skipped; two at a time, ten in all, the next is asked to come again. Rejected: a cache in
 * memory (each replica would decode gigabytes again after a restart), thumbnails made by workers (a GPU's time for what few look at).
 */
@NullMarked
package io.impasto.gateway.result;

import org.jspecify.annotations.NullMarked;
