package io.impasto.engine.picture;

/** Colours without a profile: RGB and grey are taken as sRGB, CMYK by {@link Cmyk}'s plain formula. */
record PlainColours(PixelLayout layout) implements RowColours {

    @Override
    public void toRgb(int[] row, int pixels, byte[] rgb, int at) {
        int to = at;
        int end = pixels * layout.samples();
        for (int from = 0; from < end; from += layout.samples()) {
            for (int c = 0; c < Picture.CHANNELS; c++) {
                rgb[to++] = (byte)
                        (switch (layout.colours()) {
                            case GREY -> layout.to8(row, from, 0);
                            case RGB -> layout.to8(row, from, c);
                            case CMYK -> Cmyk.light(layout.to8(row, from, c), layout.to8(row, from, 3));
                        });
            }
        }
    }
}
