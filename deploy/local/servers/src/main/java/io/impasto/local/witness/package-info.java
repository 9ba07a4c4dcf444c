/**
 * What a stranger sees of a system that runs, with nothing but a plain client and the published contract.
 *
 * <p>Decision: tests that judge the system from outside share one witness, which trusts no counter and no log of the system's own.
 * It is main code, since {@code deploy/impasto chaos} judges a user's cluster by it too.
 */
@NullMarked
package io.impasto.local.witness;

import org.jspecify.annotations.NullMarked;
