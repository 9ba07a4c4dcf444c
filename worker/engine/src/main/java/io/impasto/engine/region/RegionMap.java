package io.impasto.engine.region;

import java.util.ArrayList;
import java.util.List;

/**
 * A mask that has been read: how much each of its pixels belongs to each region.
 *
 * @param width px
 * @param height px
 * @param codes an unsigned number for each pixel, row by row
 * @param shares by region, then by code: how much of a pixel with that code belongs to the region, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RegionMap(int width, int height, byte[] codes, float[][] shares) {

    /** Less of a mask than this is noise, not a region. */
    private static final double LEAST_SHARE = 0.001;

    /** @throws IllegalArgumentException if there isn't a code for each pixel */
    public RegionMap {
        if (width < 1 || height < 1 || codes.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "a map of " + width + "×" + height + " pixels can't have " + codes.length + " codes");
        }
    }

    /** Whether the region is in it. */
    public boolean covers(int region) {
        double sum = 0;
        for (byte code : codes) {
            sum += shares[region][Byte.toUnsignedInt(code)];
        }
        return sum >= LEAST_SHARE * codes.length;
    }

    /**
     * The regions' guidance channels, each position the mean over the part of the mask that it is of.
     *
     * @param rows H of a tap
     * @param columns W of it
     */
    public List<GuidanceChannel> at(int rows, int columns) {
        float[][] means = new float[shares.length][rows * columns];
        for (int i = 0; i < rows; i++) {
            Span ofRow = Span.of(i, rows, height);
            for (int j = 0; j < columns; j++) {
                average(ofRow, Span.of(j, columns, width), means, i * columns + j);
            }
        }
        List<GuidanceChannel> channels = new ArrayList<>();
        for (float[] mean : means) {
            channels.add(new GuidanceChannel(rows, columns, mean));
        }
        return channels;
    }

    private void average(Span ofRow, Span ofColumn, float[][] means, int position) {
        double area = ofRow.length() * ofColumn.length();
        for (int y = ofRow.first(); y <= ofRow.last(); y++) {
            for (int x = ofColumn.first(); x <= ofColumn.last(); x++) {
                int code = Byte.toUnsignedInt(codes[y * width + x]);
                double part = ofRow.overlap(y) * ofColumn.overlap(x) / area;
                for (int region = 0; region < means.length; region++) {
                    means[region][position] += (float) (part * shares[region][code]);
                }
            }
        }
    }

    /** The part of a side of the mask, px, that one position of a tap is of. */
    private record Span(double from, double to) {

        static Span of(int position, int positions, int side) {
            return new Span((double) position * side / positions, (double) (position + 1) * side / positions);
        }

        double length() {
            return to - from;
        }

        int first() {
            return (int) from;
        }

        int last() {
            return (int) Math.ceil(to) - 1;
        }

        double overlap(int pixel) {
            return Math.min(to, pixel + 1.0) - Math.max(from, pixel);
        }
    }
}
