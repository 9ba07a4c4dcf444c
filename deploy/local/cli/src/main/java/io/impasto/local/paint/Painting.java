package io.impasto.local.paint;

import java.util.Optional;

/**
 * The finished picture.
 *
 * @param png its bytes, in the format that results are stored in
 * @param trace a JSON array with the losses of every step, if it was asked for
 */
@SuppressWarnings("ArrayRecordComponent") // handed straight to a file; nobody compares two
public record Painting(byte[] png, Optional<byte[]> trace) {}
