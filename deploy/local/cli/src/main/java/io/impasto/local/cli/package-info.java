/**
 * The {@code deploy/impasto} command, one class a subcommand.
 *
 * <p>Decision: exit code 0 for done, 1 for what went wrong (a failed job, a part of the stack that ended), 2 for wrong use.
 * Everything a user typed is checked before anything is started. What is meant for a program goes to standard output; words
 * and progress go to standard error.
 */
@NullMarked
package io.impasto.local.cli;

import org.jspecify.annotations.NullMarked;
