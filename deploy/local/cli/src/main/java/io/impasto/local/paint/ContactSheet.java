package io.impasto.local.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures side by side, each with the painting whose manner it has in its corner. */
public final class ContactSheet {

    private static final int COLUMNS = 2;
    private static final int GAP = 12;
    private static final Color PAPER = new Color(0xF4F1EA);

    /** Of a cell's width. */
    private static final double CORNER = 0.28;

    /**
     * One cell.
     *
     * @param picture an encoded picture that Java reads
     * @param manners the paintings to show in its corner, likewise; none or one
     */
    public record Cell(byte[] picture, List<byte[]> manners) {

        public Cell {
            manners = List.copyOf(manners);
        }
    }

    private ContactSheet() {}

    /**
     * As PNG.
     *
     * @param cells one or more, of one shape or nearly so; in rows of {@value #COLUMNS}
     * @throws IOException if a picture can't be read
     */
    public static byte[] of(List<Cell> cells) throws IOException {
        BufferedImage first = read(cells.get(cells.size() - 1).picture());
        int width = first.getWidth();
        int height = first.getHeight();
        int rows = (cells.size() + COLUMNS - 1) / COLUMNS;
        BufferedImage sheet = new BufferedImage(
                COLUMNS * (width + GAP) + GAP, rows * (height + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = sheet.createGraphics();
        try {
            brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            brush.setColor(PAPER);
            brush.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            for (int i = 0; i < cells.size(); i++) {
                int left = GAP + i % COLUMNS * (width + GAP);
                int top = GAP + i / COLUMNS * (height + GAP);
                brush.drawImage(read(cells.get(i).picture()), left, top, width, height, null);
                for (byte[] manner : cells.get(i).manners()) {
                    corner(brush, read(manner), left, top + height, width);
                }
            }
        } finally {
            brush.dispose();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(sheet, "png", png);
        return png.toByteArray();
    }

    private static void corner(Graphics2D brush, BufferedImage manner, int left, int bottom, int cell) {
        int width = (int) (CORNER * cell);
        int height = width * manner.getHeight() / manner.getWidth();
        int frame = Math.max(1, GAP / 4);
        brush.setColor(PAPER);
        brush.fillRect(left, bottom - height - frame, width + frame, height + frame);
        brush.drawImage(manner, left, bottom - height, width, height, null);
    }

    private static BufferedImage read(byte[] encoded) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(encoded));
        if (picture == null) {
            throw new IOException("there is a picture in a format that Java doesn't read");
        }
        return picture;
    }
}
