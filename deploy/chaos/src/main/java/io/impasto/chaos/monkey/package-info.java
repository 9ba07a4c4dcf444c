/**
 * A monkey that makes requests of all kinds while it takes away workers and networks, and doesn't know what it is looking for.
 *
 * <p>Decision: faults come one after another, none beside another: each is over before the next, so that what a run reports is enough to
 * think it through. They come while requests are made, so that they strike jobs at every point of their story.
 *
 * <p>Decision: a seed gives the same requests and the same order of faults, but not the same run: which worker is ready, and how far its
 * job is, is up to the machine.
 */
@NullMarked
package io.impasto.chaos.monkey;

import org.jspecify.annotations.NullMarked;
