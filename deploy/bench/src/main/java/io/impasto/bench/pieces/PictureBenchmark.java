package io.impasto.bench.pieces;

import io.impasto.common.image.ImageLimits;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureReader;
import io.impasto.engine.picture.PictureResizer;
import io.impasto.engine.picture.PictureWriter;
import io.impasto.engine.picture.ResampleFilter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is done to pictures before and after the optimisation, at 1920 × 1080 px. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class PictureBenchmark {

    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;

    private final Picture picture = gradient();
    private final byte[] png = PictureWriter.png(picture);
    private final byte[] jpeg = PictureWriter.jpeg(picture);
    private final PictureReader reader = new PictureReader(ImageLimits.DEFAULT);

    @Benchmark
    public Picture readPng() {
        return reader.read(png);
    }

    @Benchmark
    public Picture readJpeg() {
        return reader.read(jpeg);
    }

    @Benchmark
    public byte[] writePng() {
        return PictureWriter.png(picture);
    }

    @Benchmark
    public Picture resizeToAThirdBilinear() {
        return new PictureResizer().resize(picture, WIDTH / 3, HEIGHT / 3);
    }

    @Benchmark
    public Picture resizeToAThirdBicubic() {
        return new PictureResizer(ResampleFilter.BICUBIC).resize(picture, WIDTH / 3, HEIGHT / 3);
    }

    private static Picture gradient() {
        byte[] rgb = new byte[Picture.CHANNELS * WIDTH * HEIGHT];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / Picture.CHANNELS;
            rgb[i] = (byte) (128 + 100 * Math.sin((pixel % WIDTH + 2.0 * (pixel / WIDTH)) / 30 + i % Picture.CHANNELS));
        }
        return new Picture(WIDTH, HEIGHT, rgb);
    }
}
