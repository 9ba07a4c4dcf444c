/**
 * Whose colours a result has. A new colour mode is one class that is a {@link io.impasto.engine.color.ColorMode} and one line in {@link
 * io.impasto.engine.color.ColorModes}.
 */
@NullMarked
package io.impasto.engine.color;

import org.jspecify.annotations.NullMarked;
