/**
 * The workers that the chaos starts itself, and may strike therefore: never anybody else's.
 */
@NullMarked
package io.impasto.chaos.crew;

import org.jspecify.annotations.NullMarked;
