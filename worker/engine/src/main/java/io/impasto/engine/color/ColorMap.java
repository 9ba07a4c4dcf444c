package io.impasto.engine.color;

import io.impasto.engine.picture.Picture;

/**
 * x ↦ matrix·(x − from) + to, of sRGB in [0, 1].
 *
 * @param matrix 3×3
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ColorMap(double[][] matrix, double[] from, double[] to) {

    private static final double WHITE = 255;

    /** The picture with every colour mapped; what leaves the range is cut off. */
    Picture of(Picture picture) {
        byte[] in = picture.rgb();
        byte[] out = new byte[in.length];
        for (int i = 0; i < in.length; i += Picture.CHANNELS) {
            for (int a = 0; a < Picture.CHANNELS; a++) {
                double value = to[a];
                for (int b = 0; b < Picture.CHANNELS; b++) {
                    value += matrix[a][b] * (Byte.toUnsignedInt(in[i + b]) / WHITE - from[b]);
                }
                out[i + a] = (byte) Math.round(WHITE * Math.max(0, Math.min(1, value)));
            }
        }
        return new Picture(picture.width(), picture.height(), out);
    }
}
