package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.common.image.ImageLimits;
import io.impasto.engine.picture.OutputFormat;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureReader;
import io.impasto.engine.picture.PictureWriter;
import io.impasto.engine.picture.Provenance;
import io.impasto.engine.picture.ReadPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file to be written: whole, or not at all. */
record OutputFile(Path path) {

    /** @throws InvalidInputException if its folder isn't there, or it is a folder itself */
    OutputFile {
        path = path.toAbsolutePath();
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInputException(path.toString(), "there is no folder " + folder);
        }
        if (Files.isDirectory(path)) {
            throw new InvalidInputException(path.toString(), "is a folder");
        }
    }

    /** @throws InvalidInputException if the ending names no format that pictures are written in */
    static OutputFile picture(Path path) {
        OutputFile file = new OutputFile(path);
        if (file.format().isEmpty()) {
            throw new InvalidInputException("output", path + " should end in .png, .jpg, .jpeg, .tif or .tiff");
        }
        return file;
    }

    /**
     * Writes the picture in the format of the file's ending; its transparency too, where the format has any, else laid on white.
     *
     * @param png is written as it is if the file is to be a PNG
     */
    void writePicture(byte[] png) throws IOException {
        OutputFormat format = format().orElse(OutputFormat.PNG_8);
        if (format instanceof OutputFormat.Png) {
            write(png);
            return;
        }
        // A result of ours is no stranger's picture: no limits on it.
        ImageLimits any = new ImageLimits(Integer.MAX_VALUE, ImageLimits.MOST_PIXELS);
        ReadPicture read = new PictureReader(any).readWithAlpha(png);
        Picture colours = read.alpha()
                .filter(alpha -> format.keepsAlpha())
                .map(alpha -> alpha.takenOffWhite(read.picture()))
                .orElse(read.picture());
        write(PictureWriter.write(colours, read.alpha(), format, Provenance.NONE));
    }

    void write(byte[] bytes) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Path whole = Files.createTempFile(folder, "." + path.getFileName(), ".part");
        try {
            // Not by createTempFile's own file, which only its owner could read.
            Files.delete(whole);
            Files.write(whole, bytes);
            Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private Optional<OutputFormat> format() {
        return OutputFormat.ofFileName(String.valueOf(path.getFileName()));
    }
}
