package io.impasto.engine;

import io.impasto.engine.picture.AlphaPlane;
import io.impasto.engine.picture.FinePicture;
import io.impasto.engine.picture.OutputFormat;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureWriter;
import io.impasto.engine.picture.Provenance;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The file that a finished optimisation becomes: its picture in the format asked for, as transparent as the content was, with its
 * colophon. Whoever paints makes the same file of it.
 *
 * @param bytes the whole file; not copied
 * @param width px
 * @param height px
 */
@SuppressWarnings("ArrayRecordComponent") // handed straight on; nobody compares two
public record PaintedFile(byte[] bytes, int width, int height) {

    /**
     * Of the optimisation's present picture.
     *
     * @param alpha the content's, of any size
     */
    public static PaintedFile of(Optimisation painted, Optional<AlphaPlane> alpha, Colophon colophon) {
        return of(painted, alpha, colophon, EngineThread.present());
    }

    /**
     * The same for whoever is on any thread: only the picture is read on the engine's.
     *
     * @param alpha the content's, of any size
     */
    public static PaintedFile of(
            Optimisation painted, Optional<AlphaPlane> alpha, Colophon colophon, EngineThread thread) {
        return of(() -> thread.call(painted::picture), () -> thread.call(painted::finePicture), alpha, colophon);
    }

    /**
     * Of what an optimisation had come to.
     *
     * @param alpha the content's, of any size
     */
    public static PaintedFile of(Snapshot painted, Optional<AlphaPlane> alpha, Colophon colophon) {
        return of(painted::picture, painted::finePicture, alpha, colophon);
    }

    /** As fine as the format asks for. */
    private static PaintedFile of(
            Supplier<Picture> picture,
            Supplier<FinePicture> finePicture,
            Optional<AlphaPlane> alpha,
            Colophon colophon) {
        OutputFormat format = OutputFormat.of(colophon.options().output());
        Provenance provenance = colophon.provenance();
        return format.bits() == Byte.SIZE
                ? of(picture.get(), alpha, format, provenance)
                : of(finePicture.get(), alpha, format, provenance);
    }

    /**
     * Of a picture of 8 bits, of whatever size.
     *
     * @param alpha the content's, of any size
     */
    public static PaintedFile of(
            Picture picture, Optional<AlphaPlane> alpha, OutputFormat format, Provenance provenance) {
        Optional<AlphaPlane> fitting = alpha.map(plane -> plane.resized(picture.width(), picture.height()));
        Picture colours = fitting.map(
                        plane -> format.keepsAlpha() ? plane.takenOffWhite(picture) : plane.laidOnWhite(picture))
                .orElse(picture);
        return new PaintedFile(
                PictureWriter.write(colours, fitting, format, provenance), picture.width(), picture.height());
    }

    private static PaintedFile of(
            FinePicture picture, Optional<AlphaPlane> alpha, OutputFormat format, Provenance provenance) {
        Optional<AlphaPlane> fitting = alpha.map(plane -> plane.resized(picture.width(), picture.height()));
        // Every format this fine keeps an alpha.
        FinePicture colours = fitting.map(plane -> plane.takenOffWhite(picture)).orElse(picture);
        return new PaintedFile(
                PictureWriter.write(colours, fitting, format, provenance), picture.width(), picture.height());
    }
}
