package io.impasto.engine.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;

/** Deflate, the profile of sRGB in tag 34675, the software in 305 and all texts as JSON in 270, ImageDescription (TIFF 6.0). */
record TiffMarks(int bits) implements FileMarks {

    @Override
    public void configure(ImageWriteParam parameters) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType("ZLib"); // what others call Adobe Deflate
    }

    @Override
    public IIOMetadata marked(IIOMetadata metadata, Provenance provenance) throws IIOInvalidTreeException {
        TIFFDirectory fields = TIFFDirectory.createFromMetadata(metadata);
        byte[] icc = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        fields.addTIFFField(
                new TIFFField(tag(BaselineTIFFTagSet.TAG_ICC_PROFILE), TIFFTag.TIFF_UNDEFINED, icc.length, icc));
        if (bits == Byte.SIZE) { // the JDK's predictor knows no more
            fields.addTIFFField(new TIFFField(
                    tag(BaselineTIFFTagSet.TAG_PREDICTOR), BaselineTIFFTagSet.PREDICTOR_HORIZONTAL_DIFFERENCING));
        }
        if (!provenance.isEmpty()) {
            fields.addTIFFField(text(BaselineTIFFTagSet.TAG_IMAGE_DESCRIPTION, provenance.json()));
        }
        provenance.software().ifPresent(software -> {
            String ascii = new String(software.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
            fields.addTIFFField(text(BaselineTIFFTagSet.TAG_SOFTWARE, ascii));
        });
        return fields.getAsMetadata();
    }

    private static TIFFField text(int tag, String text) {
        return new TIFFField(tag(tag), TIFFTag.TIFF_ASCII, 1, new String[] {text});
    }

    private static TIFFTag tag(int number) {
        return BaselineTIFFTagSet.getInstance().getTag(number);
    }
}
