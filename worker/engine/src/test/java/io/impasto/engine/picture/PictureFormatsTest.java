package io.impasto.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.jpeg.JpegCommentDirectory;
import io.impasto.common.image.ImageLimits;
import io.impasto.common.image.ImageReaders;
import io.impasto.common.image.ImageType;
import io.impasto.common.image.PictureInputStream;
import io.impasto.common.job.FormatName;
import io.impasto.common.job.OutputOptions;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFormatsTest {

    private static final Provenance FROM = new Provenance(Map.of(
            "Software",
            "Impasto 1.2",
            "impasto:options",
            "{\"size\":512}",
            "impasto:seed",
            "7",
            "Title",
            "Nacht über 京都"));

    private final PictureReader reader = new PictureReader(ImageLimits.DEFAULT);

    static Stream<OutputFormat> all() {
        return Stream.of(
                OutputFormat.PNG_8,
                OutputFormat.PNG_16,
                OutputFormat.TIFF_8,
                OutputFormat.TIFF_16,
                OutputFormat.JPEG,
                new OutputFormat.Jpeg(1),
                new OutputFormat.Jpeg(100));
    }

    static Stream<OutputFormat> lossless() {
        return all().filter(OutputFormat::keepsAlpha);
    }

    @ParameterizedTest
    @MethodSource("lossless")
    void losslessFormatsKeepEverySampleAndTheAlpha(OutputFormat format) {
        Picture picture = Pictures.pattern(31, 17);
        AlphaPlane alpha = ramp(31, 17);

        byte[] opaque = PictureWriter.write(picture, Optional.empty(), format, Provenance.NONE);
        byte[] transparent = PictureWriter.write(picture, Optional.of(alpha), format, FROM);

        assertThat(reader.readWithAlpha(opaque)).isEqualTo(new ReadPicture(picture, Optional.empty()));
        assertThat(reader.readWithAlpha(transparent).alpha()).contains(alpha);
    }

    @ParameterizedTest
    @CsvSource({"PNG, 0", "TIFF, 0"})
    void sixteenBitsAreAsFineAsThat(ImageType type, int band) throws IOException {
        int width = 1000;
        float[] rgb = new float[Picture.CHANNELS * width];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (float) i / (rgb.length - 1);
        }
        OutputFormat format = type == ImageType.PNG ? OutputFormat.PNG_16 : OutputFormat.TIFF_16;

        byte[] bytes = PictureWriter.write(new FinePicture(width, 1, rgb), Optional.empty(), format, Provenance.NONE);

        Raster raster = raster(type, bytes);
        assertThat(raster.getSampleModel().getSampleSize(band)).isEqualTo(16);
        for (int i = 0; i < rgb.length; i++) {
            assertThat((double) raster.getSample(i / 3, 0, i % 3)).isCloseTo(65_535.0 * rgb[i], within(0.5 + 1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyFileSaysThatItIsSrgb(OutputFormat format) {
        byte[] bytes = PictureWriter.write(Pictures.pattern(9, 9), Optional.empty(), format, Provenance.NONE);

        String inside = latin(bytes);
        if (format instanceof OutputFormat.Png) {
            assertThat(inside).contains("sRGB");
        } else {
            assertThat(inside)
                    .contains(latin(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void samePictureYieldsTheSameBytesInEveryFormat(OutputFormat format) {
        byte[] once = PictureWriter.write(Pictures.pattern(9, 9), Optional.of(ramp(9, 9)), format, FROM);

        assertThat(PictureWriter.write(Pictures.pattern(9, 9), Optional.of(ramp(9, 9)), format, FROM))
                .isEqualTo(once);
    }

    @Test
    void qualityDecidesHowFarAJpegIsOff() {
        Picture picture = Pictures.pattern(64, 64);

        byte[] fine = PictureWriter.write(picture, Optional.empty(), new OutputFormat.Jpeg(100), Provenance.NONE);
        byte[] coarse = PictureWriter.write(picture, Optional.empty(), new OutputFormat.Jpeg(10), Provenance.NONE);

        assertThat(coarse.length).isLessThan(fine.length / 2);
        assertThat(distance(reader.read(fine), picture)).isLessThan(2);
        assertThat(distance(reader.read(coarse), picture)).isGreaterThan(10);
    }

    @Test
    void aJpegLeavesTheAlphaOut() {
        byte[] jpeg = PictureWriter.write(
                Pictures.pattern(9, 9), Optional.of(ramp(9, 9)), OutputFormat.JPEG, Provenance.NONE);

        assertThat(jpeg).isEqualTo(PictureWriter.jpeg(Pictures.pattern(9, 9)));
    }

    @Test
    void aPngHoldsEachTextUnderItsName() throws Exception {
        byte[] png = PictureWriter.write(Pictures.pattern(9, 9), Optional.empty(), OutputFormat.PNG_16, FROM);

        assertThat(tags(png).filter(tag -> tag.getTagName().equals("Textual Data")))
                .extracting(Tag::getDescription)
                .containsExactlyInAnyOrder(
                        "Software: Impasto 1.2",
                        "impasto:options: {\"size\":512}",
                        "impasto:seed: 7",
                        "Title: Nacht über 京都");
    }

    @Test
    void aJpegHoldsAllTextsAsJsonInAComment() throws Exception {
        byte[] jpeg = PictureWriter.write(Pictures.pattern(9, 9), Optional.empty(), OutputFormat.JPEG, FROM);

        assertThat(metadata(jpeg)
                        .getFirstDirectoryOfType(JpegCommentDirectory.class)
                        .getString(JpegCommentDirectory.TAG_COMMENT))
                .isEqualTo("{\"Software\":\"Impasto 1.2\",\"Title\":\"Nacht \\u00FCber \\u4EAC\\u90FD\","
                        + "\"impasto:options\":\"{\\\"size\\\":512}\",\"impasto:seed\":\"7\"}");
    }

    @Test
    void aTiffNamesItsSoftwareAndHoldsAllTextsAsJson() throws Exception {
        byte[] tiff = PictureWriter.write(Pictures.pattern(9, 9), Optional.empty(), OutputFormat.TIFF_16, FROM);

        Directory fields = metadata(tiff).getFirstDirectoryOfType(ExifIFD0Directory.class);
        assertThat(fields.getString(ExifIFD0Directory.TAG_SOFTWARE)).isEqualTo("Impasto 1.2");
        assertThat(fields.getString(ExifIFD0Directory.TAG_IMAGE_DESCRIPTION)).isEqualTo(FROM.json());
    }

    @ParameterizedTest
    @MethodSource("all")
    void withoutProvenanceNothingIsSaid(OutputFormat format) throws Exception {
        byte[] bytes = PictureWriter.write(Pictures.pattern(9, 9), Optional.empty(), format, Provenance.NONE);

        assertThat(tags(bytes))
                .extracting(Tag::getTagName)
                .doesNotContain("Textual Data", "JPEG Comment", "Software", "Image Description", "Date/Time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a  b", "a\nb", "京都"})
    void refusesNamesThatAPngCanNotHold(String name) {
        assertThatThrownBy(() -> new Provenance(Map.of(name, "text")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("Latin-1");
    }

    @Test
    void refusesTextsThatAFileCanNotHold() {
        assertThatThrownBy(() -> new Provenance(Map.of("a".repeat(80), "text"))).hasMessageContaining("1 to 79");
        assertThatThrownBy(() -> new Provenance(Map.of("a", "b\0c"))).hasMessageContaining("NUL");
        assertThatThrownBy(() -> new Provenance(Map.of("a", "b".repeat(65_533))))
                .hasMessageContaining("65533");
    }

    @Test
    void theLongestTextFitsEveryFormat() {
        Provenance longest = new Provenance(Map.of("a", "b".repeat(65_533 - "{'a':''}".length())));

        assertThat(all().map(format -> PictureWriter.write(Pictures.pattern(2, 2), Optional.empty(), format, longest)))
                .allSatisfy(bytes -> assertThat(reader.read(bytes)).hasToString("Picture[2×2]"));
    }

    @Test
    void refusesQualitiesAndDepthsThatAreNone() {
        assertThatThrownBy(() -> new OutputFormat.Jpeg(0)).hasMessageContaining("between 1 and 100");
        assertThatThrownBy(() -> new OutputFormat.Jpeg(101)).hasMessageContaining("101");
        assertThatThrownBy(() -> new OutputFormat.Png(12))
                .hasMessageContaining("12")
                .hasMessageContaining("8 or 16");
        assertThatThrownBy(() -> new OutputFormat.Tiff(32))
                .hasMessageContaining("32")
                .hasMessageContaining("8 or 16");
    }

    @Test
    void refusesAnAlphaOfAnotherSize() {
        for (OutputFormat format : all().toList()) {
            assertThatThrownBy(() -> PictureWriter.write(
                            Pictures.pattern(9, 9), Optional.of(ramp(9, 8)), format, Provenance.NONE))
                    .hasMessageContaining("AlphaPlane[9×8]")
                    .hasMessageContaining("9×9");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyNameOfTheContractIsWrittenAsTheTypeThatItPromises(FormatName name) {
        OutputFormat format = OutputFormat.of(new OutputOptions(name, 80, true));

        assertThat(format.mediaType()).isEqualTo(name.mediaType());
        assertThat(format.bits()).isEqualTo(name.wireName().endsWith("16") ? 16 : 8);
    }

    private static AlphaPlane ramp(int width, int height) {
        byte[] alpha = new byte[width * height];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = (byte) (5 * i);
        }
        return new AlphaPlane(width, height, alpha);
    }

    private static double distance(Picture one, Picture other) {
        double sum = 0;
        for (int i = 0; i < one.rgb().length; i++) {
            sum += Math.abs((one.rgb()[i] & 0xFF) - (other.rgb()[i] & 0xFF));
        }
        return sum / one.rgb().length;
    }

    private static Raster raster(ImageType type, byte[] bytes) throws IOException {
        ImageReader reader = ImageReaders.of(type);
        try (PictureInputStream input = new PictureInputStream(bytes)) {
            reader.setInput(input);
            return reader.read(0).getRaster();
        } finally {
            reader.dispose();
        }
    }

    private static Metadata metadata(byte[] bytes) throws ImageProcessingException, IOException {
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes));
    }

    private static Stream<Tag> tags(byte[] bytes) throws ImageProcessingException, IOException {
        return StreamSupport.stream(metadata(bytes).getDirectories().spliterator(), false)
                .filter(directory -> !directory.getName().startsWith("ICC"))
                .flatMap(directory -> directory.getTags().stream());
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
