/**
 * What the chaos is let loose on: a small system of its own, or somebody's cluster.
 *
 * <p>Decision: the stack's workers reach broker and store through proxies, whoever watches reaches them directly. The broker is
 * killed and started for real; only networks are pretended.
 */
@NullMarked
package io.impasto.chaos.stack;

import org.jspecify.annotations.NullMarked;
