package io.impasto.common.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TiffFirstPageTest {

    private static final int WIDTH = 256;
    private static final int EXIF = 34665;
    private static final int NEXT_PAGE = 500;

    @Test
    void otherDirectoriesAreCutOff() {
        ByteBuffer page = ByteBuffer.wrap(TiffFirstPage.of(tiff(WIDTH, EXIF)));

        assertThat(page.getShort(10)).isEqualTo((short) WIDTH);
        assertThat(Short.toUnsignedInt(page.getShort(22))).isNotEqualTo(EXIF);
        assertThat(page.getInt(34)).isZero();
    }

    @Test
    void soTheyAreFromBigTiffs() {
        byte[] tiff = ByteBuffer.allocate(16 + 8 + 20 + 8)
                .put(new byte[] {'M', 'M', 0, 43, 0, 8, 0, 0})
                .putLong(16)
                .putLong(1)
                .putShort((short) EXIF)
                .putShort((short) 4)
                .putLong(1)
                .putLong(NEXT_PAGE)
                .putLong(NEXT_PAGE)
                .array();

        ByteBuffer page = ByteBuffer.wrap(TiffFirstPage.of(tiff));

        assertThat(Short.toUnsignedInt(page.getShort(24))).isNotEqualTo(EXIF);
        assertThat(page.getLong(44)).isZero();
    }

    @Test
    void fileItselfStaysAsItIs() {
        byte[] tiff = tiff(EXIF);

        TiffFirstPage.of(tiff);

        assertThat(tiff).isEqualTo(tiff(EXIF));
    }

    @Test
    void directoryMayEndTheFile() {
        byte[] tiff = tiff(WIDTH);

        assertThat(TiffFirstPage.of(Arrays.copyOf(tiff, tiff.length - 4))).hasSize(tiff.length - 4);
        assertThatThrownBy(() -> TiffFirstPage.of(Arrays.copyOf(tiff, tiff.length - 16)))
                .isInstanceOf(UnreadableImageException.class);
    }

    @Test
    void moreFieldsThanAnyWriterWritesAreRefused() {
        assertThat(TiffFirstPage.of(tiff(new int[500]))).isNotEmpty();
        assertThatThrownBy(() -> TiffFirstPage.of(tiff(new int[501])))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("501 fields");
    }

    private static byte[] tiff(int... tags) {
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 * tags.length + 4)
                .order(ByteOrder.BIG_ENDIAN)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) tags.length);
        for (int tag : tags) {
            tiff.putShort((short) tag).putShort((short) 4).putInt(1).putInt(NEXT_PAGE);
        }
        return tiff.putInt(NEXT_PAGE).array();
    }
}
