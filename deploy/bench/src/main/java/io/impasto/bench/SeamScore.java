package io.impasto.bench;

/**
 * How much stronger a picture's luminance steps are at the multiples of a period than elsewhere.
 *
 * @param period px; 0 if the picture is too small for any
 * @param z in standard errors: about normal at one period if there is no seam, so the greatest of the usual search is 2 to 3
 *     by chance
 */
record SeamScore(int period, double z) {}
