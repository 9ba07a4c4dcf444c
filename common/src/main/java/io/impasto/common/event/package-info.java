/** What happens to a job, as a closed set of events. */
@NullMarked
package io.impasto.common.event;

import org.jspecify.annotations.NullMarked;
