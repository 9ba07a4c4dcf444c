package io.impasto.train.picture;

import io.impasto.common.InvalidInputException;
import java.util.List;

/**
 * What batches are made of.
 *
 * @param sizes sides of the crops, px, one of which is drawn for each batch
 * @param crops in a batch
 */
public record CropPlan(List<Integer> sizes, int crops, long seed) {

    /** 16 px are one position of relu5_1; two of these make a second moment worth the name. */
    private static final int SMALLEST = 32;

    private static final int LARGEST = 1024;
    private static final int MOST_CROPS = 256;

    /** @throws InvalidInputException naming the option */
    public CropPlan {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty()) {
            throw new InvalidInputException("--sizes", "there is none; 96,128,160,192 are usual");
        }
        for (int size : sizes) {
            if (size < SMALLEST || size > LARGEST) {
                throw new InvalidInputException("--sizes", size + " px is not between " + SMALLEST + " and " + LARGEST);
            }
        }
        if (crops < 1 || crops > MOST_CROPS) {
            throw new InvalidInputException("--batch", crops + " crops: there are 1 to " + MOST_CROPS);
        }
    }
}
