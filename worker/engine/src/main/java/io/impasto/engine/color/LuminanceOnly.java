package io.impasto.engine.color;

import io.impasto.engine.picture.FinePicture;
import io.impasto.engine.picture.Picture;

/**
 * Only luminance is painted: content and styles are seen in grey, the styles with the content's mean and deviation of grey, and the
 * result gets the content's chrominance (Gatys et al. 2016, Preserving Color in Neural Artistic Style Transfer, section 4; the Y and IQ of
 * NTSC).
 */
record LuminanceOnly() implements ColorMode {

    /** ITU-R BT.601. */
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    private static final double WHITE = 255;

    @Override
    public Picture content(Picture content) {
        return grey(content, 1, 0);
    }

    @Override
    public Picture style(Picture style, Picture content) {
        Grey from = Grey.of(style);
        Grey to = Grey.of(content);
        double gain = from.deviation > 0 ? to.deviation / from.deviation : 1;
        return grey(style, gain, to.mean - gain * from.mean);
    }

    @Override
    public FinePicture result(FinePicture painted, Picture content) {
        float[] rgb = new float[painted.rgb().length];
        for (int i = 0; i < rgb.length; i += Picture.CHANNELS) {
            double difference = luma(painted, i) - luma(content, i) / WHITE;
            for (int c = 0; c < Picture.CHANNELS; c++) {
                double sample = Byte.toUnsignedInt(content.rgb()[i + c]) / WHITE + difference;
                rgb[i + c] = (float) Math.max(0, Math.min(1, sample));
            }
        }
        return new FinePicture(painted.width(), painted.height(), rgb);
    }

    private static Picture grey(Picture picture, double gain, double offset) {
        byte[] rgb = new byte[picture.rgb().length];
        for (int i = 0; i < rgb.length; i += Picture.CHANNELS) {
            byte level = level(gain * luma(picture, i) + offset);
            for (int c = 0; c < Picture.CHANNELS; c++) {
                rgb[i + c] = level;
            }
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }

    private record Grey(double mean, double deviation) {

        static Grey of(Picture picture) {
            double sum = 0;
            double squares = 0;
            int pixels = picture.width() * picture.height();
            for (int i = 0; i < picture.rgb().length; i += Picture.CHANNELS) {
                double luma = luma(picture, i);
                sum += luma;
                squares += luma * luma;
            }
            double mean = sum / pixels;
            return new Grey(mean, Math.sqrt(Math.max(0, squares / pixels - mean * mean)));
        }
    }

    /** 0 to 1. */
    private static double luma(FinePicture picture, int at) {
        double luma = 0;
        for (int c = 0; c < Picture.CHANNELS; c++) {
            luma += LUMA[c] * picture.rgb()[at + c];
        }
        return luma;
    }

    /** 0 to 255. */
    private static double luma(Picture picture, int at) {
        double luma = 0;
        for (int c = 0; c < Picture.CHANNELS; c++) {
            luma += LUMA[c] * Byte.toUnsignedInt(picture.rgb()[at + c]);
        }
        return luma;
    }

    private static byte level(double value) {
        return (byte) Math.round(Math.max(0, Math.min(WHITE, value)));
    }
}
