package io.impasto.gallery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Sunrise over a mountain lake, in leaded glass. */
final class StainedGlass implements Painting {

    private static final Frame FRAME = new Frame(640, 768);
    private static final double SUN_X = 372;
    private static final double SUN_Y = 322;
    private static final double SUN = 74;
    private static final double LAKE = 520;

    private static final Ramp RAYS =
            Ramp.of(0xfff0a8, 0xffd24a, 0xf99a2b, 0xe8552f, 0xc92f5a, 0x8a2c86, 0x4a35a0, 0x2a4fb8, 0x1f7cc4, 0x1f9ab0);
    private static final Ramp LEAVES = Ramp.of(0x0f5a3a, 0x2f8f3f, 0x8fbf3a, 0xd9c93a, 0x1f7f5f, 0x54a83a, 0xe0902a);
    private static final Ramp WATER = Ramp.of(0x1b3f9a, 0x1f74c0, 0x35b0c8, 0x2a4fb0, 0x6a4ab0, 0xe07a5a, 0xf7c45a);

    /** Parts of the picture; a pane never lies in two. */
    private static final int SKY = 0;
    private static final int SUN_DISC = 1;
    private static final int FAR = 2;
    private static final int NEAR = 3;
    private static final int WATER_PART = 4;
    private static final int BANK = 5;
    private static final int TRUNK = 6;
    private static final int FOLIAGE = 7;
    private static final int FLOWERS = 8;

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
        Canvas fine = new Canvas(FRAME, FINE * size, Colour.BLACK);
        int[] panes = panes(fine, noise, random);
        List<GlassPane> glass = glass(fine, panes, noise, random);
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
        Canvas canvas = new Canvas(FRAME, size, Colour.BLACK);
        canvas.shade((x, y, there) -> fine.at(x, y));
        return canvas;
    }

    private static int index(Canvas canvas, double x, double y) {
        return (int) (y * canvas.scale) * canvas.width + (int) (x * canvas.scale);
    }

    private static int part(Noise noise, double x, double y) {
        double trunk = 84 + 34 * Math.sin(y / 150 + 0.4) + 8 * noise.at(4, y / 60);
        double branch = 250 - 0.75 * (x - 90) + 24 * Math.sin(x / 60);
        boolean limb = x > 80 && x < 350 && Math.abs(y - branch) < 13 - x / 40;
        double crown = 205 + 62 * noise.at(x / 75, 1.5) - 0.52 * Math.max(0, x - 40) + 16 * Math.sin(x / 19.0);
        double wide = 17 + Math.pow(Math.max(0, (y - 520) / 48), 2) * 4;
        if (y > 655 + 26 * Math.sin(x / 90) + 14 * noise.at(x / 50, 8)) {
            return FLOWERS;
        }
        if (Math.abs(x - trunk) < wide && y > 60) {
            return TRUNK;
        }
        if (y < crown) {
            return FOLIAGE;
        }
        if (limb) {
            return TRUNK;
        }
        if (Math.hypot(x - SUN_X, y - SUN_Y) < SUN) {
            return SUN_DISC;
        }
        double far = 400 + 70 * Math.abs(Math.sin(x / 96 + 0.9)) * -1 + 24 * noise.at(x / 44, 3);
        double near = 470 - 78 * Math.pow(Math.abs(Math.cos(x / 210 + 0.35)), 2) + 18 * noise.at(x / 60, 5);
        if (y > LAKE) {
            double bank = 600 + 0.22 * (x - 320) * (x > 320 ? -1 : 0.6) + 14 * noise.at(x / 60, 11);
            return y > bank ? BANK : WATER_PART;
        }
        return y > near ? NEAR : y > far ? FAR : SKY;
    }

    /** A pane's number for each pixel, from 0 on without gaps. */
    private static int[] panes(Canvas fine, Noise noise, RandomGenerator random) {
        List<double[]> seeds = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            seeds.add(new double[] {FRAME.width() * random.nextDouble(), FRAME.height() * random.nextDouble()});
        }
        Map<Long, Integer> numbers = new HashMap<>();
        int[] panes = new int[fine.width * fine.height];
        Cells leaves = new Cells(FRAME, 27, random);
        Cells stones = new Cells(FRAME, 47, random);
        for (int py = 0; py < fine.height; py++) {
            for (int px = 0; px < fine.width; px++) {
                double x = (px + 0.5) / fine.scale;
                double y = (py + 0.5) / fine.scale;
                int part = part(noise, x, y);
                long cell = cell(part, leaves, stones, noise, x, y);
                panes[py * fine.width + px] = numbers.computeIfAbsent(part * 1_000_000L + cell, key -> numbers.size());
            }
        }
        return panes;
    }

    private static long cell(int part, Cells leaves, Cells stones, Noise noise, double x, double y) {
        double wobble = noise.at(x / 70, y / 70);
        switch (part) {
            case SUN_DISC -> {
                double d = Math.hypot(x - SUN_X, y - SUN_Y);
                return d < 28 ? 0 : 1 + sector(x, y, 10, 0.1);
            }
            case SKY -> {
                double d = Math.hypot(x - SUN_X, y - SUN_Y) + 5 * wobble;
                int ring = d < 112 ? 0 : d < 160 ? 1 : d < 220 ? 2 : d < 292 ? 3 : d < 380 ? 4 : 5;
                return 100L * ring + sector(x, y, ring < 2 ? 20 : 28, ring % 2 * 0.5);
            }
            case WATER_PART -> {
                double row = (y - LAKE + 5 * Math.sin(x / 34.0) + 4 * wobble) / 17;
                int level = (int) Math.floor(row);
                return 100L * (level + 2) + (long) Math.floor((x + 40 * wobble + 53 * level) / (74 + 16 * (level & 1)) + 10);
            }
            case TRUNK -> {
                return (long) Math.floor((y + 0.5 * x + 16 * wobble) / 58) + 10;
            }
            case FOLIAGE -> {
                return leaves.nearest(x, y);
            }
            case FLOWERS -> {
                return leaves.nearest(x, y * 0.8);
            }
            default -> {
                return stones.nearest(x + 8 * wobble, y * 1.15);
            }
        }
    }

    private static long sector(double x, double y, int sectors, double shift) {
        double turn = Math.atan2(y - SUN_Y, x - SUN_X) / (2 * Math.PI) + 0.5;
        return Math.floorMod((long) Math.floor(turn * sectors + shift), (long) sectors);
    }

    private static List<GlassPane> glass(Canvas fine, int[] panes, Noise noise, RandomGenerator random) {
        int count = java.util.Arrays.stream(panes).max().orElse(0) + 1;
        double[][] sums = new double[count][3];
        for (int i = 0; i < panes.length; i++) {
            sums[panes[i]][0] += i % fine.width;
            sums[panes[i]][1] += i / fine.width;
            sums[panes[i]][2]++;
        }
        List<GlassPane> glass = new ArrayList<>();
        for (double[] sum : sums) {
            double x = (sum[0] / sum[2] + 0.5) / fine.scale;
            double y = (sum[1] / sum[2] + 0.5) / fine.scale;
            Colour colour = colour(part(noise, x, y), x, y, random);
            glass.add(GlassPane.of(colour.jittered(random, 0.22, 0.25, 0.3), x, y, random));
        }
        return glass;
    }

    private static Colour colour(int part, double x, double y, RandomGenerator random) {
        double chance = random.nextDouble();
        return switch (part) {
            case SUN_DISC -> Colour.of(0xfff3b8).mixed(Colour.of(0xffc23a), chance);
            case FAR -> Colour.of(0x6a5ac8).mixed(Colour.of(0xb85aa8), chance);
            case NEAR -> Colour.of(0x1f3f8a).mixed(Colour.of(0x2f8a8a), chance);
            case WATER_PART -> Math.abs(x - SUN_X) < 30 + 0.45 * (y - LAKE) && chance < 0.75
                    ? Colour.of(0xffd060).mixed(Colour.of(0xf0803a), chance)
                    : WATER.at(0.75 * chance);
            case BANK -> Colour.of(0x2f7a3a).mixed(Colour.of(0x9aa83a), chance);
            case TRUNK -> Colour.of(0x6a3a22).mixed(Colour.of(0xa8642f), chance);
            case FOLIAGE -> LEAVES.at(chance);
            case FLOWERS -> chance < 0.3
                    ? Colour.of(0x5a3ac0).mixed(Colour.of(0xd04a9a), random.nextDouble())
                    : chance < 0.38 ? Colour.of(0xf7d040) : Colour.of(0x12603f).mixed(Colour.of(0x6fb03a), random.nextDouble());
            default -> RAYS.at((Math.hypot(x - SUN_X, y - SUN_Y) - SUN) / 390 + 0.1 * (chance - 0.5));
        };
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
                    Colour metal = Colour.of(0x1c1b20).mixed(glow.at(x, y), 0.1 + 0.12 * across).brighter(1 + 0.25 * rough);
                    fine.lay(px, py, metal, cover);
                    fine.build(px, py, 0.9 * Math.sqrt(Math.max(0, 1 - across * across)) + 0.06 * rough, cover);
                }
            }
        }
    }
}
