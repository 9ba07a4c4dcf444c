package io.impasto.gallery;

import java.util.List;
import java.util.stream.Collectors;

/** All paintings there are. */
final class Gallery {

    /** A new painting is a class and a line here. */
    static final List<Painting> PAINTINGS = List.of(
            new Swirls(),
            new WoodblockWaves(),
            new StainedGlass(),
            new Pointillism(),
            new InkWash(),
            new ColourPlanes(),
            new LakeTown(),
            new Lighthouse());

    private Gallery() {}

    /** @throws IllegalArgumentException naming the known ones, if there is none of that name */
    static Painting named(String name) {
        return PAINTINGS.stream()
                .filter(painting -> painting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no painting '" + name + "'; there are "
                        + PAINTINGS.stream().map(Painting::name).collect(Collectors.joining(", "))));
    }
}
