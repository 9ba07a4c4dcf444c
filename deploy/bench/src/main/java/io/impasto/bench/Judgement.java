package io.impasto.bench;

import java.util.Map;

/**
 * What the judge finds. Errors are relative: 0 is equal; a picture that has nothing in common with the target has about 1, and
 * there is no upper bound.
 *
 * @param width of the picture judged, px
 * @param height of the picture judged, px
 * @param style by tap, shallow to deep
 * @param content ‖F − P‖² / ‖P‖² at relu4_2
 * @param ssim of the luminances of picture and content, −1 to 1
 * @param tvRatio the picture's mean luminance gradient over the style's: above 1 it is rougher, below smoother
 * @param seam the period whose steps stand out most
 */
record Judgement(
        int width,
        int height,
        Map<String, StyleError> style,
        double content,
        double ssim,
        double tvRatio,
        SeamScore seam) {

    /**
     * At one tap.
     *
     * @param gram ‖G − A‖² / ‖A‖²
     * @param w2 W₂² / (tr Σ_t + |μ_t|²)
     */
    record StyleError(double gram, double w2) {}

    /** For people. */
    String table() {
        StringBuilder lines = new StringBuilder("%d × %d px%n".formatted(width, height));
        lines.append("%-8s %12s %12s%n".formatted("tap", "Gram error", "W2 error"));
        style.forEach((tap, error) -> lines.append("%-8s %12.4g %12.4g%n".formatted(tap, error.gram(), error.w2())));
        lines.append("content error  %.4g%n".formatted(content));
        lines.append("SSIM           %.4f%n".formatted(ssim));
        lines.append("TV ratio       %.3f%n".formatted(tvRatio));
        lines.append("seam score     %.1f at a period of %d px%n".formatted(seam.z(), seam.period()));
        return lines.toString();
    }
}
