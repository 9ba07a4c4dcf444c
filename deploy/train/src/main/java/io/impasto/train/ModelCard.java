package io.impasto.train;

import static java.util.Objects.requireNonNull;

import io.impasto.train.learning.CurvePoint;
import io.impasto.train.learning.TapError;
import io.impasto.train.network.VggLayer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a network is and where it comes from, for people (Mitchell et al. 2019).
 *
 * @param name of the file of weights
 * @param device that it was trained on
 * @param command the options it was trained with
 */
record ModelCard(String name, Order order, TrainingRun.Outcome outcome, String device, String command) {

    private static final int POINTS = 20;

    String markdown() {
        StringBuilder card = new StringBuilder();
        line(card, "# %s", name);
        line(card, "");
        line(
                card,
                "VGG-19's architecture (Simonyan and Zisserman 2014) to relu5_1 with fewer channels, taught to see what VGG-19 sees, for style");
        line(
                card,
                "transfer by optimisation. Input: RGB, (x/255 − mean)/std of ImageNet, edges of the picture replicated before conv1_1. 16-bit floats.");
        line(
                card,
                "`features.N.weight` and `.bias` have torchvision's numbers; `view.TAP` is the symmetric S with ‖S Δf‖ = ‖ΔF̂‖ (up to a factor), where");
        line(
                card,
                "f are this network's features at the tap and F̂ what they say of VGG-19's raw ones: losses are to be measured on S f.");
        line(card, "");
        line(card, "| | |");
        line(card, "|---|---|");
        line(
                card,
                "| channels, conv1_1 … conv5_1 | %s |",
                joined(order.student().counts()));
        line(
                card,
                "| parameters | %d (teacher %d), and the views |",
                order.student().parameters(),
                order.teacher().parameters());
        line(card, "| file | %d bytes |", outcome.file().length);
        line(card, "| teacher | VGG-19, sha256 %s |", order.teacherDigest());
        line(
                card,
                "| crops | %d a step, of %s px |",
                order.crops().crops(),
                joined(order.crops().sizes()));
        line(
                card,
                "| loss | Σ w (‖A f − F‖²/‖F‖² + %s · ‖Gram(A f) − Gram(F)‖²/‖Gram(F)‖²), w = %s; channels of F count by their mean activation to the power of γ = %s |",
                order.weights().gram(),
                joined(order.weights().taps()),
                order.gamma());
        line(
                card,
                "| steps | %d of Adam, learning rate %s to %s, pruned start on %d crops of %s px |",
                order.plan().steps(),
                order.plan().rate(),
                order.plan().finalRate(),
                order.prunedOn().crops(),
                joined(order.prunedOn().sides()));
        line(
                card,
                "| maps A fitted by least squares at the end | %s |",
                outcome.refitted().isEmpty()
                        ? "none: those found in training have the smaller loss"
                        : String.join(", ", outcome.refitted()));
        line(card, "| seed | %d |", order.crops().seed());
        line(card, "| trained on | %s, %.0f s |", device, outcome.seconds());
        line(card, "");
        line(card, "    train %s", command);
        errors(card);
        curve(card);
        data(card);
        line(card, "");
        line(card, "## Limits");
        line(card, "");
        line(
                card,
                "It was taught on the pictures above and sees best what they show. The deeper the tap, the larger its error: large forms are carried less");
        line(
                card,
                "faithfully than strokes and colours. It can't classify anything. On another device, or another number of threads, training gives other roundings.");
        return card.toString();
    }

    private void errors(StringBuilder card) {
        line(card, "");
        line(card, "## Errors");
        line(card, "");
        line(
                card,
                "Relative squared errors, 0 being equal, on %s: of features Σ‖A f − F‖²/Σ‖F‖², of Gram matrices the mean of",
                order.heldOut().isEmpty()
                        ? order.examinedOn().crops()
                                + " crops of the pictures below, which aren't among those trained on"
                        : order.heldOut().size() + " held-out pictures (middle squares, "
                                + joined(order.examinedOn().sides()) + " px)");
        line(card, "‖G − G_F‖²/‖G_F‖². *Normalised*: each channel of VGG-19 counts the same; *raw*: as in its file.");
        line(card, "");
        line(
                card,
                "| tap | %s |",
                "features, normalised: pruned → trained | Gram, normalised | features, as trained | Gram, as trained | features, raw | Gram, raw");
        line(card, "|---|---|---|---|---|---|---|");
        for (String tap : VggLayer.TAPS) {
            StringBuilder row = new StringBuilder("| " + tap + " |");
            for (Marks.Metric metric : Marks.Metric.values()) {
                TapError before = error(outcome.start(), metric, tap);
                TapError after = error(outcome.end(), metric, tap);
                row.append(format(
                        " %.3f → %.3f | %.3f → %.3f |",
                        before.feature(), after.feature(), before.gram(), after.gram()));
            }
            line(card, "%s", row);
        }
    }

    private static TapError error(Marks marks, Marks.Metric metric, String tap) {
        Map<String, TapError> byTap = marks.in(metric);
        return requireNonNull(byTap.get(tap));
    }

    private void curve(StringBuilder card) {
        List<CurvePoint> curve = outcome.curve();
        if (curve.isEmpty()) {
            return;
        }
        line(card, "");
        line(card, "## Loss in training");
        line(card, "");
        line(card, "| step | loss | features at %s | Gram |", String.join(", ", VggLayer.TAPS));
        line(card, "|---|---|---|---|");
        int rows = Math.min(POINTS, curve.size());
        for (int row = 1; row <= rows; row++) {
            CurvePoint point = curve.get(row * curve.size() / rows - 1);
            line(
                    card,
                    "| %d | %.3f | %s | %s |",
                    point.step(),
                    point.loss(),
                    numbers(point.features()),
                    numbers(point.grams()));
        }
    }

    private void data(StringBuilder card) {
        line(card, "");
        line(card, "## Pictures");
        line(card, "");
        line(
                card,
                "Learnt from %d: %s.",
                order.pictures().size(),
                order.pictures().stream().map(picture -> picture.name()).collect(Collectors.joining(", ")));
        if (!order.heldOut().isEmpty()) {
            line(card, "");
            line(
                    card,
                    "Held out %d: %s.",
                    order.heldOut().size(),
                    order.heldOut().stream().map(picture -> picture.name()).collect(Collectors.joining(", ")));
        }
    }

    /** One number a tap. */
    static String numbers(float[] values) {
        StringBuilder numbers = new StringBuilder();
        for (float value : values) {
            numbers.append(numbers.length() == 0 ? "" : " ").append(format("%.3f", value));
        }
        return numbers.toString();
    }

    private static String joined(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static void line(StringBuilder card, String format, Object... values) {
        card.append(format(format, values)).append('\n');
    }
}
