package io.impasto.engine.picture;

/** A picture: sRGB, 8 bit, interleaved, row by row. */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(int width, int height, byte[] rgb) {}
