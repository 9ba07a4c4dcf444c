package io.impasto.engine.region;

import io.impasto.common.InvalidInputException;
import io.impasto.engine.picture.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The colours that a mask is painted with, whatever a JPEG or a smoothed edge has added. They are sought where neighbours have the same
 * colour: an edge's mixtures aren't of that kind.
 *
 * @param colours from the most frequent to the least
 */
record MainColours(List<MaskColour> colours) {

    /** As many regions as styles. */
    static final int MOST = 16;

    /** A colour of less of a mask is a stray one and goes to the nearest. */
    private static final double LEAST_SHARE = 0.005;

    /** 32×32: nobody smooths edges there, and a region may be a pixel wide. */
    private static final int FEW_PIXELS = 1024;

    MainColours {
        colours = List.copyOf(colours);
    }

    /**
     * @param field the mask's name in a request
     * @throws InvalidInputException if there are more than {@value #MOST}
     */
    static MainColours of(String field, Picture mask) {
        List<ColourCount> counts = counts(mask);
        double all = counts.stream().mapToLong(ColourCount::pixels).sum();
        List<MaskColour> colours = new ArrayList<>();
        while (!counts.isEmpty()) {
            MaskColour candidate = counts.get(0).mean();
            List<ColourCount> near = counts.stream()
                    .filter(count -> count.mean().isNear(candidate))
                    .toList();
            if (near.stream().mapToLong(ColourCount::pixels).sum() < LEAST_SHARE * all) {
                counts.remove(0);
                continue;
            }
            colours.add(candidate);
            counts.removeAll(near);
        }
        if (colours.size() > MOST) {
            throw new InvalidInputException(
                    field,
                    "has " + colours.size() + " colours; at most " + MOST
                            + " are allowed: a mask is made of areas of one flat colour each, or of greys from black to white");
        }
        return new MainColours(colours);
    }

    /** The place of the nearest. */
    int nearest(MaskColour colour) {
        int nearest = 0;
        for (int i = 1; i < colours.size(); i++) {
            if (colour.distanceSquared(colours.get(i)) < colour.distanceSquared(colours.get(nearest))) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** Most frequent first; of flat areas, or of all pixels where these are few or nowhere flat. */
    private static List<ColourCount> counts(Picture mask) {
        boolean all = mask.width() * mask.height() <= FEW_PIXELS;
        ColourCount[] flat = ColourCount.none();
        ColourCount[] any = ColourCount.none();
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                MaskColour colour = MaskColour.at(mask, y * mask.width() + x);
                any[ColourCount.bin(colour)].add(colour);
                if (all || isFlat(mask, x, y, colour)) {
                    flat[ColourCount.bin(colour)].add(colour);
                }
            }
        }
        List<ColourCount> counts = sorted(flat);
        return counts.isEmpty() ? sorted(any) : counts;
    }

    private static List<ColourCount> sorted(ColourCount[] counts) {
        List<ColourCount> sorted = new ArrayList<>(List.of(counts));
        sorted.removeIf(count -> count.pixels() == 0);
        sorted.sort(Comparator.comparingLong(ColourCount::pixels).reversed());
        return sorted;
    }

    private static boolean isFlat(Picture mask, int x, int y, MaskColour colour) {
        return colour.isNear(at(mask, x - 1, y))
                && colour.isNear(at(mask, x + 1, y))
                && colour.isNear(at(mask, x, y - 1))
                && colour.isNear(at(mask, x, y + 1));
    }

    /** Beyond the edge, the edge's. */
    private static MaskColour at(Picture mask, int x, int y) {
        int column = Math.max(0, Math.min(mask.width() - 1, x));
        int row = Math.max(0, Math.min(mask.height() - 1, y));
        return MaskColour.at(mask, row * mask.width() + column);
    }
}
