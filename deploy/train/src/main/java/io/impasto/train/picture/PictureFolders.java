package io.impasto.train.picture;

import io.impasto.common.InvalidInputException;
import io.impasto.common.image.ImageLimits;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureReader;
import io.impasto.engine.picture.PictureResizer;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads the JPEGs and PNGs of folders and of all folders in these, ordered by path.
 *
 * @param excluded names of files that are left out, {@code *} and {@code ?} standing for any characters or one
 * @param longestSide px; larger pictures are made smaller
 */
public record PictureFolders(List<String> excluded, int longestSide) {

    public PictureFolders {
        excluded = List.copyOf(excluded);
    }

    /**
     * @param option names the folders in errors
     * @throws InvalidInputException if one is no folder, has no picture, or a picture can't be read
     */
    public List<NamedPicture> read(String option, List<Path> folders) throws IOException {
        List<NamedPicture> pictures = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new InvalidInputException(option, folder + " is no folder: name one that has JPEGs or PNGs");
            }
            List<Path> files = files(folder);
            if (files.isEmpty()) {
                throw new InvalidInputException(
                        option, "there is no JPEG or PNG in " + folder + " beside what --exclude leaves out");
            }
            for (Path file : files) {
                pictures.add(new NamedPicture(file.getFileName().toString(), read(option, file)));
            }
        }
        return pictures;
    }

    private List<Path> files(Path folder) throws IOException {
        List<PathMatcher> matchers = excluded.stream()
                .map(name -> FileSystems.getDefault().getPathMatcher("glob:" + name))
                .toList();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .matches(".*\\.(jpe?g|png)"))
                    .filter(file -> matchers.stream().noneMatch(matcher -> matcher.matches(file.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    private Picture read(String option, Path file) throws IOException {
        Picture picture;
        try {
            picture = new PictureReader(ImageLimits.DEFAULT).read(Files.readAllBytes(file));
        } catch (RuntimeException e) {
            throw new InvalidInputException(
                    option, file + " can't be read (" + e.getMessage() + "); --exclude leaves it out");
        }
        int longest = Math.max(picture.width(), picture.height());
        if (longest <= longestSide) {
            return picture;
        }
        return new PictureResizer()
                .resize(
                        picture,
                        Math.max(1, Math.round((float) picture.width() * longestSide / longest)),
                        Math.max(1, Math.round((float) picture.height() * longestSide / longest)));
    }
}
