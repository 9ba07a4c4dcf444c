package io.impasto.local.cli;

import io.impasto.common.InvalidInputException;
import io.impasto.common.image.ImageLimits;
import io.impasto.engine.picture.PictureReader;
import io.impasto.engine.picture.PictureWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

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
        if (!file.isPng() && !file.isJpeg()) {
            throw new InvalidInputException("output", path + " should end in .png, .jpg or .jpeg");
        }
        return file;
    }

    /** Writes the picture in the format of the file's ending. */
    void writePicture(byte[] png) throws IOException {
        // A result of ours is no stranger's picture: no limits on it.
        ImageLimits any = new ImageLimits(Integer.MAX_VALUE, ImageLimits.MOST_PIXELS);
        write(isPng() ? png : PictureWriter.jpeg(new PictureReader(any).read(png)));
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

    private boolean isPng() {
        return name().endsWith(".png");
    }

    private boolean isJpeg() {
        return name().endsWith(".jpg") || name().endsWith(".jpeg");
    }

    private String name() {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }
}
