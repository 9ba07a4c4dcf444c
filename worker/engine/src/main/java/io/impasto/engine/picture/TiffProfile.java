package io.impasto.engine.picture;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import io.impasto.common.image.PictureInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The ICC profile of a TIFF's first page: tag 34675 (ICC.1:2010, annex B.2). */
final class TiffProfile {

    private TiffProfile() {}

    /** @return empty if there is none */
    static byte[] of(byte[] tiff) throws IOException {
        try (PictureInputStream input = new PictureInputStream(tiff)) {
            Directory all = new TIFFReader().read(input);
            Directory first = all instanceof CompoundDirectory pages ? pages.getDirectory(0) : all;
            @Nullable Entry profile = first.getEntryById(TIFF.TAG_ICC_PROFILE);
            return profile != null && profile.getValue() instanceof byte[] icc ? icc : new byte[0];
        }
    }
}
