package io.impasto.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageType;
import io.impasto.engine.picture.AlphaPlane;
import io.impasto.engine.picture.OutputFormat;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureReader;
import io.impasto.engine.picture.PictureWriter;
import io.impasto.engine.picture.Provenance;
import io.impasto.engine.picture.ReadPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFileTest {

    private static final Picture PICTURE = new Picture(2, 1, new byte[] {10, 20, 30, 40, 50, 60});
    private static final AlphaPlane ALPHA = new AlphaPlane(2, 1, new byte[] {-1, 100});

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"a.png, PNG", "a.jpg, JPEG", "a.JPEG, JPEG", "a.tif, TIFF", "a.TIFF, TIFF"})
    void aPictureIsWrittenInTheFormatOfItsEnding(String name, ImageType type) throws IOException {
        OutputFile.picture(folder.resolve(name)).writePicture(PictureWriter.png(PICTURE));

        assertThat(ImageType.of(Files.readAllBytes(folder.resolve(name)))).contains(type);
        assertThat(Files.list(folder)).hasSize(1);
    }

    @Test
    void aTiffHoldsWhatThePngHeld() throws IOException {
        byte[] png = PictureWriter.write(PICTURE, Optional.of(ALPHA), OutputFormat.PNG_8, Provenance.NONE);
        PictureReader reader = new PictureReader(ImageLimits.DEFAULT);

        OutputFile.picture(folder.resolve("a.tif")).writePicture(PictureWriter.png(PICTURE));
        OutputFile.picture(folder.resolve("b.tif")).writePicture(png);

        assertThat(reader.readWithAlpha(Files.readAllBytes(folder.resolve("a.tif"))))
                .isEqualTo(new ReadPicture(PICTURE, Optional.empty()));
        assertThat(reader.readWithAlpha(Files.readAllBytes(folder.resolve("b.tif"))))
                .isEqualTo(reader.readWithAlpha(png));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.webp", "a.gif", "a", "png"})
    void refusesOtherEndingsAndSaysWhichOnesThereAre(String name) {
        assertThatThrownBy(() -> OutputFile.picture(folder.resolve(name)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(".png, .jpg, .jpeg, .tif or .tiff");
    }
}
