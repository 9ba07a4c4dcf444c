/** References to pictures, and what can be said of a picture without decoding it. */
@NullMarked
package io.impasto.common.image;

import org.jspecify.annotations.NullMarked;
