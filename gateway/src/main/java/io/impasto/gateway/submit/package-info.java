/**
 * Takes jobs in: checks all that can be checked, keeps the pictures, publishes the request.
 *
 * <p>Decision: a job is accepted when the broker has acknowledged its request, not before; the pictures are in the store
 * before that, under their content address, so a submission that is broken off leaves at most a picture that nobody
 * names. An id that the view knows is answered from the view, without publishing again. Two submissions of one id at the
 * same moment, or to two gateways, are both published: the result is the same object, as its name is a function of the
 * inputs. Rejected: publishing first and uploading after (a worker would meet a request whose pictures aren't there).
 *
 * <p>Decision: an {@code Idempotency-Key} is turned into the job's id, a hash of it and of who calls. So a repeat is what a repeat under an id is, at every
 * gateway and after a restart, for as long as the job is known. Rejected: keeping keys and answers (a second memory, to be shared by all
 * gateways, that ends before the jobs do).
 *
 * <p>What a submission looks like is described to the contract by records of its own ({@code SubmissionParts}, {@code SubmissionOfReferences}, {@code
 * SubmissionEvent}) that nothing else uses: a form is read part by part and JSON by the codec, so that both say what is wrong in the submitter's words.
 */
@NullMarked
package io.impasto.gateway.submit;

import org.jspecify.annotations.NullMarked;
