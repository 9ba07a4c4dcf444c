package io.impasto.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffNumberTest {

    private static final int ORIENTATION = 0x0112;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isFoundInEitherByteOrder(boolean bigEndian) {
        byte[] tiff = tiff(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, 3, 0);

        assertThat(TiffNumber.of(tiff, ORIENTATION)).hasValue(6);
        assertThat(TiffNumber.of(tiff, ORIENTATION + 1)).isEmpty();
    }

    @Test
    void isFoundInBigTiff() {
        byte[] tiff = ByteBuffer.allocate(16 + 8 + 20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'I', 'I', 43, 0, 8, 0, 0, 0})
                .putLong(16)
                .putLong(1)
                .putShort((short) ORIENTATION)
                .putShort((short) 3)
                .putLong(1)
                .putLong(6)
                .array();

        assertThat(TiffNumber.of(tiff, ORIENTATION)).hasValue(6);
    }

    @Test
    void cutOffStructureHasNone() {
        byte[] tiff = tiff(ByteOrder.LITTLE_ENDIAN, 3, 0);

        for (int length = 0; length < 20; length++) {
            assertThat(TiffNumber.of(Arrays.copyOf(tiff, length), ORIENTATION)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "3, -1", "3, 2147483647"})
    void textAndDirectoriesElsewhereAreNone(int type, int moved) {
        assertThat(TiffNumber.of(tiff(ByteOrder.LITTLE_ENDIAN, type, moved), ORIENTATION))
                .isEmpty();
    }

    /** One field of that type, whose number is 6, in a directory that the header says to lie so many bytes further. */
    private static byte[] tiff(ByteOrder order, int type, int moved) {
        byte mark = (byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I');
        return ByteBuffer.allocate(8 + 2 + 12 + 4)
                .order(order)
                .put(mark)
                .put(mark)
                .putShort((short) 42)
                .putInt(8 + moved)
                .putShort((short) 1)
                .putShort((short) ORIENTATION)
                .putShort((short) type)
                .putInt(1)
                .putShort((short) 6)
                .array();
    }
}
