package io.impasto.gallery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Sunrise over a mountain lake, in leaded glass. */
final class StainedGlass implements Painting {

    /** Pixels of glass a pixel of the picture, each way: leads need smooth edges. */
    private static final int FINE = 2;

    @Override
    public String name() {
        return "stained-glass";
    }

    @Override
    public String title() {
        return "Sunrise Window";
    }

    @Override
    public Canvas paint(int size, RandomGenerator random) {
        Noise noise = new Noise(random);
        Canvas fine = new Canvas(SunriseDesign.FRAME, FINE * size, Colour.BLACK);
        SunriseDesign design = new SunriseDesign(noise, random);
        int[] panes = panes(fine, design);
        List<GlassPane> glass = glass(fine, panes, design, random);
        Plane toLead = Distances.to(edges(panes, fine.width), fine.width, fine.height);
        fine.shade((x, y, there) -> {
            int at = index(fine, x, y);
            double rim = toLead.values[at] / fine.scale;
            return glass.get(panes[at]).light(noise, x, y, rim);
        });
        Canvas glow = fine.blurred(9);
        fine.shade((x, y, there) -> {
            Colour halo = glow.at(x, y);
            return Colour.clamped(
                    1 - (1 - there.red()) * (1 - 0.38 * halo.red()),
                    1 - (1 - there.green()) * (1 - 0.34 * halo.green()),
                    1 - (1 - there.blue()) * (1 - 0.34 * halo.blue()));
        });
        lead(fine, toLead, glow, noise);
        fine.light(0.7);
        Canvas canvas = new Canvas(SunriseDesign.FRAME, size, Colour.BLACK);
        canvas.shade((x, y, there) -> fine.at(x, y));
        return canvas;
    }

    private static int index(Canvas canvas, double x, double y) {
        int px = (int) (x * canvas.scale);
        int py = (int) (y * canvas.scale);
        return py * canvas.width + px;
    }

    /** A pane's number for each pixel, from 0 on without gaps. */
    private static int[] panes(Canvas fine, SunriseDesign design) {
        Map<SunriseDesign.Pane, Integer> numbers = new HashMap<>();
        int[] panes = new int[fine.width * fine.height];
        for (int py = 0; py < fine.height; py++) {
            for (int px = 0; px < fine.width; px++) {
                SunriseDesign.Pane pane = design.pane((px + 0.5) / fine.scale, (py + 0.5) / fine.scale);
                panes[py * fine.width + px] = numbers.computeIfAbsent(pane, key -> numbers.size());
            }
        }
        return panes;
    }

    private static List<GlassPane> glass(Canvas fine, int[] panes, SunriseDesign design, RandomGenerator random) {
        int count = Arrays.stream(panes).max().orElse(0) + 1;
        double[][] sums = new double[count][3];
        for (int i = 0; i < panes.length; i++) {
            int row = i / fine.width;
            sums[panes[i]][0] += i % fine.width;
            sums[panes[i]][1] += row;
            sums[panes[i]][2]++;
        }
        List<GlassPane> glass = new ArrayList<>();
        for (double[] sum : sums) {
            double x = (sum[0] / sum[2] + 0.5) / fine.scale;
            double y = (sum[1] / sum[2] + 0.5) / fine.scale;
            double vary = design.part(x, y) == SunriseDesign.Part.SUN ? 0.05 : 0.24;
            Colour colour = design.colour(x, y, random).jittered(random, 0.2, 0.25, vary);
            glass.add(GlassPane.of(colour, x, y, random));
        }
        return glass;
    }

    private static boolean[] edges(int[] panes, int width) {
        boolean[] edges = new boolean[panes.length];
        for (int i = 0; i < panes.length; i++) {
            boolean right = (i + 1) % width != 0 && panes[i] != panes[i + 1];
            boolean below = i + width < panes.length && panes[i] != panes[i + width];
            edges[i] = right || below;
        }
        return edges;
    }

    /** Rounded bars with the light of the glass on their flanks. */
    private static void lead(Canvas fine, Plane toLead, Canvas glow, Noise noise) {
        for (int py = 0; py < fine.height; py++) {
            for (int px = 0; px < fine.width; px++) {
                double x = (px + 0.5) / fine.scale;
                double y = (py + 0.5) / fine.scale;
                double half = 2.5 + 0.7 * noise.at(x / 30, y / 30);
                double across = toLead.at(px, py) / fine.scale / half;
                double cover = Math.max(0, Math.min(1, (1 - across) * half * fine.scale + 0.5));
                if (cover > 0) {
                    double rough = noise.fractal(x / 3, y / 3, 2);
                    Colour metal = Colour.of(0x1c1b20)
                            .mixed(glow.at(x, y), 0.1 + 0.12 * across)
                            .brighter(1 + 0.25 * rough);
                    fine.lay(px, py, metal, cover);
                    fine.build(px, py, 0.9 * Math.sqrt(Math.max(0, 1 - across * across)) + 0.06 * rough, cover);
                }
            }
        }
    }
}
