/** What every part of Impasto agrees on: the contract, its values and their wire form. */
@NullMarked
package io.impasto.common;

import org.jspecify.annotations.NullMarked;
