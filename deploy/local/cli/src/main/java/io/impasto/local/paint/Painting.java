package io.impasto.local.paint;

import java.util.Optional;

/**
 * The finished picture.
 *
 * @param picture its file, in the format that was asked for
 * @param trace a JSON array with the losses of every step, if it was asked for
 * @param completeness the share of the planned steps that it has had, above 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // handed straight to a file; nobody compares two
public record Painting(byte[] picture, Optional<byte[]> trace, double completeness) {}
