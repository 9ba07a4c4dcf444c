package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.impasto.common.InvalidInputException;
import io.impasto.common.image.ImageRef;
import org.jspecify.annotations.Nullable;

/**
 * One of the pictures whose manner is taken.
 *
 * @param weight its share among the job's styles, finite and above 0; shares are divided by their sum
 * @param mask which part of it is for which region of the content's mask; null to serve all of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StyleImage(
        ImageRef image, double weight, @Nullable ImageRef mask) {

    /** @throws InvalidInputException if the weight isn't finite and above 0 */
    public StyleImage {
        if (!Double.isFinite(weight) || weight <= 0) {
            throw new InvalidInputException("styles.weight", weight + " is not a share: finite and above 0");
        }
    }

    /** One without a mask. */
    public StyleImage(ImageRef image, double weight) {
        this(image, weight, null);
    }

    /** A style is written as a reference alone, or as an object with a weight and a mask. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static StyleImage of(String reference) {
        return new StyleImage(ImageRef.of(reference), 1);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static StyleImage of(
            @JsonProperty(value = "image", required = true) ImageRef image,
            @JsonProperty("weight") @Nullable Double weight,
            @JsonProperty("mask") @Nullable ImageRef mask) {
        return new StyleImage(image, weight == null ? 1 : weight, mask);
    }
}
