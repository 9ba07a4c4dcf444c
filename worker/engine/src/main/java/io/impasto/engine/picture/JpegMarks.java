package io.impasto.engine.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every pixel's own colour (4:4:4), the profile of sRGB in an APP2 segment, and all texts as JSON in a COM segment. */
record JpegMarks(int quality) implements FileMarks {

    @Override
    public void configure(ImageWriteParam parameters) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality / 100f);
    }

    @Override
    public IIOMetadata marked(IIOMetadata metadata, Provenance provenance) throws IIOInvalidTreeException {
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            Element component = (Element) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        IIOMetadataNode profile = new IIOMetadataNode("app2ICC");
        profile.setUserObject(ICC_Profile.getInstance(ColorSpace.CS_sRGB));
        root.getElementsByTagName("app0JFIF").item(0).appendChild(profile);
        if (!provenance.isEmpty()) {
            IIOMetadataNode comment = new IIOMetadataNode("com");
            comment.setAttribute("comment", provenance.json());
            IIOMetadataNode segments = (IIOMetadataNode)
                    root.getElementsByTagName("markerSequence").item(0);
            segments.insertBefore(comment, segments.getFirstChild());
        }
        metadata.setFromTree(format, root);
        return metadata;
    }
}
