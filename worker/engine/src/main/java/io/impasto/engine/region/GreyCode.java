package io.impasto.engine.region;

import io.impasto.engine.picture.Picture;
import java.util.List;
import java.util.stream.IntStream;

/** Two regions, black and white; a grey belongs to both. */
record GreyCode() implements MaskCode {

    private static final int WHITE = 255;

    /** As near to black or white as this is black or white: JPEG's noise is no membership. */
    private static final int NOISE = 8;

    @Override
    public List<String> regions() {
        return List.of("black", "white");
    }

    @Override
    public RegionMap read(String field, Picture mask) {
        byte[] levels = new byte[mask.width() * mask.height()];
        for (int pixel = 0; pixel < levels.length; pixel++) {
            levels[pixel] = (byte) MaskColour.at(mask, pixel).level();
        }
        float[][] shares = new float[2][WHITE + 1];
        for (int level = 0; level <= WHITE; level++) {
            shares[1][level] = white(level);
            shares[0][level] = 1 - white(level);
        }
        return new RegionMap(mask.width(), mask.height(), levels, shares);
    }

    private static float white(int level) {
        if (level <= NOISE) {
            return 0;
        }
        return level >= WHITE - NOISE ? 1 : level / (float) WHITE;
    }

    @Override
    public List<String> colours(String field, Picture mask) {
        RegionMap map = read(field, mask);
        return IntStream.range(0, 2)
                .filter(map::covers)
                .mapToObj(regions()::get)
                .toList();
    }
}
