package io.impasto.engine.picture;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/** An sRGB chunk; each text in a tEXt chunk if it is Latin-1, else in an iTXt chunk, which is UTF-8 (PNG, §11.3.3). */
final class PngMarks implements FileMarks {

    @Override
    public IIOMetadata marked(IIOMetadata metadata, Provenance provenance) throws IIOInvalidTreeException {
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = new IIOMetadataNode(format);
        IIOMetadataNode srgb = new IIOMetadataNode("sRGB");
        srgb.setAttribute("renderingIntent", "Perceptual");
        root.appendChild(srgb);
        IIOMetadataNode latin = new IIOMetadataNode("tEXt");
        IIOMetadataNode unicode = new IIOMetadataNode("iTXt");
        for (Map.Entry<String, String> text : provenance.texts().entrySet()) {
            if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(text.getValue())) {
                latin.appendChild(latin(text.getKey(), text.getValue()));
            } else {
                unicode.appendChild(unicode(text.getKey(), text.getValue()));
            }
        }
        if (latin.hasChildNodes()) {
            root.appendChild(latin);
        }
        if (unicode.hasChildNodes()) {
            root.appendChild(unicode);
        }
        metadata.mergeTree(format, root);
        return metadata;
    }

    private static IIOMetadataNode latin(String name, String text) {
        IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
        entry.setAttribute("keyword", name);
        entry.setAttribute("value", text);
        return entry;
    }

    private static IIOMetadataNode unicode(String name, String text) {
        IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", name);
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", text);
        return entry;
    }
}
