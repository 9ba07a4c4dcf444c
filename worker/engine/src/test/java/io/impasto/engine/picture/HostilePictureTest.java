package io.impasto.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The files of {@code resources/pictures/hostile}, which its make.py explains. */
class HostilePictureTest {

    /** Generous: all of them take milliseconds. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvFileSource(resources = "/pictures/hostile/expected.csv")
    void hostilePictureGetsATypedErrorOrAPicture(String file, String outcome, String named) {
        byte[] bytes = Pictures.resource("hostile/" + file);

        Optional<RuntimeException> refusal = assertTimeoutPreemptively(SOON, () -> HostilePictures.refusal(bytes));

        assertThat(refusal.map(HostilePictureTest::code).orElse("picture")).isEqualTo(outcome);
        assertThat(refusal.map(Throwable::getMessage).orElseGet(() -> size(bytes)))
                .contains(named);
    }

    private static String size(byte[] bytes) {
        return new PictureReader(HostilePictures.LIMITS).read(bytes).toString();
    }

    private static String code(RuntimeException refusal) {
        return refusal instanceof PictureTooLargeException ? "image-too-large" : "unreadable-image";
    }
}
