/**
 * What an optimisation has come to, as bytes.
 *
 * <p>Decision: the safetensors format (a JSON header, then little-endian numbers), which every tool of the field reads and which carries
 * strings beside tensors. Numbers are kept exactly: what goes on from the bytes is bit by bit what would have gone on without them.
 */
@NullMarked
package io.impasto.engine.state;

import org.jspecify.annotations.NullMarked;
