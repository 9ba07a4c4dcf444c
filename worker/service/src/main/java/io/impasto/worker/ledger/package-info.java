/**
 * What the workers remember of a job beyond any one of them: the attempts at it, and how it ended.
 *
 * <p>Decision: it lies in the store, beside the checkpoint. The broker's count of deliveries begins anew when a broker is restarted, grows
 * when a worker is merely drained, and is gone when a request is published again; ours counts what brought a worker down: attempts that were
 * begun and never said how they ended.
 *
 * <p>Decision: one object for each fact, each written once ({@code If-None-Match}), never a file that two workers would both rewrite: a
 * worker that froze and wakes up can add a fact of its own but can't take back another's. How a job ended is written before anybody is told,
 * so that whoever is handed the request again says the same, and of two workers that finish the same job the first one's word holds.
 *
 * <p>Decision: the end is kept for a week, as long as the topics keep requests and completions, and swept then. Rejected: an end for
 * ever (a million jobs a day would never leave), a database (the store is there already, and is as safe as the pictures).
 */
@NullMarked
package io.impasto.worker.ledger;

import org.jspecify.annotations.NullMarked;
