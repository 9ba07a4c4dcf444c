/** What a user asks for: a job, its options, its states and the ways it can fail. */
@NullMarked
package io.impasto.common.job;

import org.jspecify.annotations.NullMarked;
