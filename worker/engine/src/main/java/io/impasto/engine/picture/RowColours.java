package io.impasto.engine.picture;

/** Turns the colours of a row of pixels into sRGB and leaves their alpha aside. For one picture, in one thread. */
interface RowColours {

    /**
     * @param row the samples of {@code pixels} pixels, one pixel after another
     * @param rgb gets 3·{@code pixels} bytes from {@code at} on
     */
    void toRgb(int[] row, int pixels, byte[] rgb, int at);
}
