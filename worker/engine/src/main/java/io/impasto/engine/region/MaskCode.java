package io.impasto.engine.region;

import io.impasto.common.InvalidInputException;
import io.impasto.engine.picture.Picture;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a mask's pixels mean. It is the same for all masks of a task. */
public sealed interface MaskCode permits GreyCode, ColourCode {

    /** Farther from grey than JPEG takes a grey, levels. */
    int COLOURFUL = 24;

    /** The part of a mask that may be colourful without meaning it. */
    double STRAY = 0.005;

    /**
     * Grey if all masks are, otherwise colours: the content's.
     *
     * @param content the content's mask, in which each region is to be found
     * @param styles the styles' masks, as many as there are
     * @throws InvalidInputException if the content's mask has too many colours
     */
    static MaskCode of(Picture content, List<Picture> styles) {
        return Stream.concat(Stream.of(content), styles.stream()).allMatch(MaskCode::isGrey)
                ? new GreyCode()
                : ColourCode.of(content);
    }

    private static boolean isGrey(Picture mask) {
        int pixels = mask.width() * mask.height();
        long colourful = IntStream.range(0, pixels)
                .filter(pixel -> MaskColour.at(mask, pixel).chroma() > COLOURFUL)
                .count();
        return colourful <= STRAY * pixels;
    }

    /** The regions' names, for people. */
    List<String> regions();

    /**
     * Reads a mask.
     *
     * @param field the mask's name in a request
     * @throws InvalidInputException if it has too many colours
     */
    RegionMap read(String field, Picture mask);

    /** What the mask is made of, for people, whether these are regions or not. */
    List<String> colours(String field, Picture mask);
}
