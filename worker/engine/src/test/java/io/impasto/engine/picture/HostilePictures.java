package io.impasto.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.TakenMemory;
import io.impasto.common.image.ImageLimits;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Reads a picture from who knows whom, and holds what the reader promises of any bytes. */
final class HostilePictures {

    static final ImageLimits LIMITS = new ImageLimits(1 << 20, 1_000_000);

    /** All that is ever taken for one picture within the limits, thrown away or not, bytes: 64 a pixel and as much again. */
    private static final long MOST_MEMORY = 128L << 20;

    private HostilePictures() {}

    /** What was wrong with it; empty if it is a picture. */
    static Optional<RuntimeException> refusal(byte[] file) {
        AtomicReference<Optional<RuntimeException>> refusal = new AtomicReference<>();
        TakenMemory.isAtMost(MOST_MEMORY, () -> refusal.set(read(file)));
        refusal.get().ifPresent(HostilePictures::isFitToBeShown);
        return refusal.get();
    }

    private static Optional<RuntimeException> read(byte[] file) {
        try {
            Picture picture = new PictureReader(LIMITS).read(file);
            assertThat((long) picture.width() * picture.height()).isLessThanOrEqualTo(LIMITS.maxPixels());
            return Optional.empty();
        } catch (UnreadablePictureException | PictureTooLargeException e) {
            return Optional.of(e);
        }
    }

    private static void isFitToBeShown(Throwable refusal) {
        assertThat(refusal.getMessage()).isNotBlank().hasSizeLessThan(600).doesNotContainPattern("\\p{Cc}");
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            assertThat(cause).isNotInstanceOf(VirtualMachineError.class); // memory or stack ran out
        }
    }
}
