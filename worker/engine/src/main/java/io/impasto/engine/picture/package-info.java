/** Pictures: reading, resizing and writing them. */
@NullMarked
package io.impasto.engine.picture;

import org.jspecify.annotations.NullMarked;
