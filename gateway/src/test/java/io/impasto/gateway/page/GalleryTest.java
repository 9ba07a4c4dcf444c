package io.impasto.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the gallery's index to the folder that the pictures come from, and to what its README says of them. */
class GalleryTest {

    private static final Path GALLERY = Path.of("../deploy/gallery");

    /** Such as {@code | [![](pictures/swirls.jpg)](pictures/swirls.jpg) `swirls` | *Evening Wind*: whirls … | One function, … |}. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[!.*?`([a-z-]+)` \\| \\*([^*]+)\\*.*$");

    record Item(String name, String title, String kind, String url, String alt) {}

    @Test
    void indexNamesEveryPictureOfTheFolderAndNoOther() throws Exception {
        try (Stream<Path> files = Files.list(GALLERY.resolve("pictures"))) {
            assertThat(index())
                    .extracting(item -> item.name() + ".jpg")
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
        assertThat(index()).allSatisfy(item -> {
            assertThat(item.url()).isEqualTo("/gallery/" + item.name() + ".jpg");
            assertThat(item.alt()).isNotBlank();
            assertThat(getClass().getResource("/META-INF/resources" + item.url()))
                    .as(item.url())
                    .isNotNull();
        });
    }

    @Test
    void titlesAndKindsAreThoseOfTheReadme() throws Exception {
        String readme = Files.readString(GALLERY.resolve("README.md"));
        List<String> told = ROW.matcher(readme).results().map(GalleryTest::told).toList();

        assertThat(index())
                .extracting(item -> item.name() + ", " + item.title() + ", " + item.kind())
                .containsExactlyInAnyOrderElementsOf(told);
    }

    private static String told(MatchResult row) {
        boolean scene = row.group().contains("A scene: content");
        return row.group(1) + ", " + row.group(2) + ", " + (scene ? "content" : "style");
    }

    private List<Item> index() throws Exception {
        try (InputStream in = getClass().getResourceAsStream("/META-INF/resources/gallery/index.json")) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        }
    }
}
