package io.impasto.engine.region;

import io.impasto.engine.picture.Picture;
import java.util.List;

/**
 * A region is a colour.
 *
 * @param content the main colours of the content's mask; a style's are the same ones if they are near
 */
record ColourCode(MainColours content) implements MaskCode {

    static ColourCode of(Picture content) {
        return new ColourCode(MainColours.of("contentMask", content));
    }

    @Override
    public List<String> regions() {
        return names(content);
    }

    /** A pixel belongs to the nearest of the mask's own colours, and with it to the region of that colour, if there is one. */
    @Override
    public RegionMap read(String field, Picture mask) {
        MainColours own = MainColours.of(field, mask);
        byte[] codes = new byte[mask.width() * mask.height()];
        for (int pixel = 0; pixel < codes.length; pixel++) {
            codes[pixel] = (byte) own.nearest(MaskColour.at(mask, pixel));
        }
        float[][] shares = new float[content.colours().size()][own.colours().size()];
        for (int code = 0; code < own.colours().size(); code++) {
            MaskColour colour = own.colours().get(code);
            int region = content.nearest(colour);
            if (colour.isNear(content.colours().get(region))) {
                shares[region][code] = 1;
            }
        }
        return new RegionMap(mask.width(), mask.height(), codes, shares);
    }

    @Override
    public List<String> colours(String field, Picture mask) {
        return names(MainColours.of(field, mask));
    }

    private static List<String> names(MainColours colours) {
        return colours.colours().stream().map(MaskColour::toString).toList();
    }
}
