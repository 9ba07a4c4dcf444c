/**
 * Takes jobs in: checks all that can be checked, keeps the pictures, publishes the request.
 *
 * <p>Decision: a job is accepted when the broker has acknowledged its request, not before; the pictures are in the store
 * before that, under their content address, so a submission that is broken off leaves at most a picture that nobody
 * names. An id that the view knows is answered from the view, without publishing again. Two submissions of one id at the
 * same moment, or to two gateways, are both published: the result is the same object, as its name is a function of the
 * inputs. Rejected: publishing first and uploading after (a worker would meet a request whose pictures aren't there).
 */
@NullMarked
package io.impasto.gateway.submit;

import org.jspecify.annotations.NullMarked;
