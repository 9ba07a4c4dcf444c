package io.impasto.engine.picture;

import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;

/** What a format's files hold beside the samples: how they are compressed, that they are sRGB, and where they are from. */
interface FileMarks {

    static FileMarks of(OutputFormat format) {
        if (format instanceof OutputFormat.Jpeg jpeg) {
            return new JpegMarks(jpeg.quality());
        }
        return format instanceof OutputFormat.Tiff tiff ? new TiffMarks(tiff.bits()) : new PngMarks();
    }

    default void configure(ImageWriteParam parameters) {}

    /** @param metadata the writer's own for these samples; may be changed */
    IIOMetadata marked(IIOMetadata metadata, Provenance provenance) throws IIOInvalidTreeException;
}
