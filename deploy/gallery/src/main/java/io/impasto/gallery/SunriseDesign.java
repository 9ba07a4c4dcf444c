package io.impasto.gallery;

import java.util.random.RandomGenerator;

/** What the stained glass shows, before it is glass: which part of the scene a place is in, which pane of it, and its colour. */
final class SunriseDesign {

    /** A pane never lies in two. */
    enum Part {
        SKY,
        SUN,
        FAR_RANGE,
        NEAR_RANGE,
        LAKE,
        BANK,
        TREE,
        FOLIAGE,
        FLOWERS
    }

    /**
     * Which piece of glass.
     *
     * @param cell which of the part's, in no order
     */
    record Pane(Part part, long cell) {}

    static final Frame FRAME = new Frame(640, 768);

    private static final double SUN_X = 372;
    private static final double SUN_Y = 322;
    private static final double SUN_RADIUS = 74;
    private static final double SHORE = 520;

    private static final Ramp RAYS =
            Ramp.of(0xfff0a8, 0xffd24a, 0xf99a2b, 0xe8552f, 0xc92f5a, 0x8a2c86, 0x4a35a0, 0x2a4fb8, 0x1f7cc4, 0x1f9ab0);
    private static final Ramp LEAVES = Ramp.of(0x0f5a3a, 0x2f8f3f, 0x8fbf3a, 0xd9c93a, 0x1f7f5f, 0x54a83a, 0xe0902a);
    private static final Ramp WATER = Ramp.of(0x1b3f9a, 0x1f74c0, 0x35b0c8, 0x2a4fb0, 0x6a4ab0, 0xe07a5a, 0xf7c45a);

    /** x, y, radius. */
    private static final double[][] BLOSSOMS = {
        {150, 716, 40},
        {236, 742, 32},
        {318, 700, 36},
        {410, 740, 40},
        {486, 690, 32},
        {566, 726, 42},
        {70, 752, 30},
        {620, 664, 26}
    };

    private final Noise noise;
    private final Cells leaves;
    private final Cells stones;

    SunriseDesign(Noise noise, RandomGenerator random) {
        this.noise = noise;
        leaves = new Cells(FRAME, 27, random);
        stones = new Cells(FRAME, 47, random);
    }

    Part part(double x, double y) {
        double trunk = 84 + 34 * Math.sin(y / 150 + 0.4) + 8 * noise.at(4, y / 60);
        double branch = 290 - 0.72 * (x - 100) + 9 * Math.sin(x / 34);
        boolean limb = x > 96 && x < 330 && Math.abs(y - branch) < 12 - (x - 96) / 24;
        double crown = 205 + 62 * noise.at(x / 75, 1.5) - 0.52 * Math.max(0, x - 40) + 16 * Math.sin(x / 19.0);
        double wide = 18 * Math.max(0, Math.min(1, (y - 112) / 150)) + Math.pow(Math.max(0, (y - 520) / 48), 2) * 4;
        if (y > 655 + 26 * Math.sin(x / 90) + 14 * noise.at(x / 50, 8)) {
            return Part.FLOWERS;
        }
        if (limb || Math.abs(x - trunk) < wide) {
            return Part.TREE;
        }
        if (y < crown) {
            return Part.FOLIAGE;
        }
        if (Math.hypot(x - SUN_X, y - SUN_Y) < SUN_RADIUS) {
            return Part.SUN;
        }
        double far = 400 + 70 * Math.abs(Math.sin(x / 96 + 0.9)) * -1 + 24 * noise.at(x / 44, 3);
        double near = 470 - 78 * Math.pow(Math.abs(Math.cos(x / 210 + 0.35)), 2) + 18 * noise.at(x / 60, 5);
        if (y > SHORE) {
            double bank = 600 + 0.22 * (x - 320) * (x > 320 ? -1 : 0.6) + 14 * noise.at(x / 60, 11);
            return y > bank ? Part.BANK : Part.LAKE;
        }
        return y > near ? Part.NEAR_RANGE : y > far ? Part.FAR_RANGE : Part.SKY;
    }

    /** The same for all places of one pane, and no others. */
    Pane pane(double x, double y) {
        Part part = part(x, y);
        return new Pane(part, cell(part, x, y));
    }

    private long cell(Part part, double x, double y) {
        double wobble = noise.at(x / 70, y / 70);
        switch (part) {
            case SUN -> {
                double d = Math.hypot(x - SUN_X, y - SUN_Y);
                return d < 28 ? 0 : 1 + sector(x, y, 10, 0.1);
            }
            case SKY -> {
                double d = Math.hypot(x - SUN_X, y - SUN_Y) + 5 * wobble;
                int ring = d < 112 ? 0 : d < 160 ? 1 : d < 220 ? 2 : d < 292 ? 3 : d < 380 ? 4 : 5;
                return 100L * ring + sector(x, y, ring < 2 ? 20 : 28, ring % 2 * 0.5);
            }
            case LAKE -> {
                double row = (y - SHORE + 5 * Math.sin(x / 34.0) + 4 * wobble) / 17;
                int level = (int) Math.floor(row);
                return 100L * (level + 2)
                        + (long) Math.floor((x + 40 * wobble + 53 * level) / (44 + 14 * (level & 1)) + 10);
            }
            case TREE -> {
                return (long) Math.floor((y + 0.5 * x + 16 * wobble) / 58) + 10;
            }
            case FOLIAGE -> {
                return leaves.nearest(x, y);
            }
            case FLOWERS -> {
                int petal = petal(x, y);
                return petal >= 0 ? 100_000 + petal : leaves.nearest(x, y * 0.8);
            }
            default -> {
                return stones.nearest(x + 8 * wobble, y * 1.15);
            }
        }
    }

    /** Which part of a blossom: a hundred numbers for each, 0 its heart; below 0 where none is. */
    private static int petal(double x, double y) {
        for (int i = 0; i < BLOSSOMS.length; i++) {
            double dx = x - BLOSSOMS[i][0];
            double dy = y - BLOSSOMS[i][1];
            double d = Math.hypot(dx, dy) / BLOSSOMS[i][2];
            double turn = Math.atan2(dy, dx) / (2 * Math.PI) + 1 + 0.07 * i;
            double lobe = turn * 6 - Math.floor(turn * 6);
            if (d < 0.3) {
                return 100 * i;
            }
            if (d < 0.72 + 0.28 * Math.sin(Math.PI * lobe)) {
                return 100 * i + 1 + Math.floorMod((int) Math.floor(turn * 6), 6);
            }
        }
        return -1;
    }

    private static long sector(double x, double y, int sectors, double shift) {
        double turn = Math.atan2(y - SUN_Y, x - SUN_X) / (2 * Math.PI) + 0.5;
        return Math.floorMod((long) Math.floor(turn * sectors + shift), (long) sectors);
    }

    /** The colour of a pane that has its middle there. */
    Colour colour(double x, double y, RandomGenerator random) {
        double chance = random.nextDouble();
        return switch (part(x, y)) {
            case SUN ->
                Colour.of(0xfff6c8)
                        .mixed(Colour.of(0xffc23a), Math.hypot(x - SUN_X, y - SUN_Y) < 20 ? 0 : 0.3 + 0.7 * chance);
            case FAR_RANGE -> Colour.of(0x6a5ac8).mixed(Colour.of(0xb85aa8), chance);
            case NEAR_RANGE -> Colour.of(0x1f3f8a).mixed(Colour.of(0x2f8a8a), chance);
            case LAKE ->
                Math.abs(x - SUN_X) < 30 + 0.45 * (y - SHORE) && chance < 0.75
                        ? Colour.of(0xffd060).mixed(Colour.of(0xf0803a), chance)
                        : WATER.at(0.75 * chance);
            case BANK -> Colour.of(0x2f7a3a).mixed(Colour.of(0x9aa83a), chance);
            case TREE -> Colour.of(0x6a3a22).mixed(Colour.of(0xa8642f), chance);
            case FOLIAGE -> LEAVES.at(chance);
            case FLOWERS -> flower(petal(x, y), chance);
            default -> RAYS.at((Math.hypot(x - SUN_X, y - SUN_Y) - SUN_RADIUS) / 390 + 0.1 * (chance - 0.5));
        };
    }

    private static Colour flower(int petal, double chance) {
        if (petal < 0) {
            return Colour.of(0x0f5a40).mixed(Colour.of(0x6fb03a), chance);
        }
        if (petal % 100 == 0) {
            return Colour.of(0xffd23a);
        }
        int blossom = petal / 100;
        return Ramp.of(0x5a3ac0, 0xd04a9a, 0xe8506a, 0xf0f0ff, 0x7a4ad0).at(blossom * 0.37 % 1 + 0.1 * chance);
    }
}
