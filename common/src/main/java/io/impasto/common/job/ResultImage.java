package io.impasto.common.job;

import io.impasto.common.image.ImageRef;

/**
 * The finished picture, as the store has it.
 *
 * @param object where it lies
 * @param mediaType such as {@code image/png}
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param bytes its length, bytes
 * @param width px
 * @param height px
 */
public record ResultImage(
        ImageRef.S3Object object, String mediaType, String sha256, long bytes, int width, int height) {}
