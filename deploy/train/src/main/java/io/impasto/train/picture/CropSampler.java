package io.impasto.train.picture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.optimiser.Interpolation;
import io.impasto.engine.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Batches of crops, each batch of one size and one scale, each crop turned, mirrored, coloured and made noisy by chance. The n-th
 * batch of a stream is a function of the seed, the stream and n.
 */
public final class CropSampler {

    /** Half and double size, so that one brush stroke is seen by shallow and by deep taps. */
    private static final double LARGEST_OCTAVE = 1;

    /** Below this scale the halved pictures are enlarged instead of the whole ones being reduced, which would alias. */
    private static final double HALVED_BELOW = Math.sqrt(0.5);

    private static final double MOST = 255;

    private final List<Level> levels;
    private final CropPlan plan;

    /** Pictures at one scale. */
    private record Level(List<NDArray> pictures, int largestSide) {

        static Level of(List<Picture> pictures, NDManager manager) {
            List<NDArray> tensors = new ArrayList<>();
            int largest = 0;
            for (Picture picture : pictures) {
                tensors.add(manager.create(
                        PlanarPicture.of(picture),
                        new Shape(Picture.CHANNELS, picture.height(), picture.width()),
                        DataType.UINT8));
                largest = Math.max(largest, picture.shorterSide());
            }
            return new Level(tensors, largest);
        }

        List<NDArray> ofSide(int side) {
            return pictures.stream()
                    .filter(picture -> picture.getShape().get(1) >= side
                            && picture.getShape().get(2) >= side)
                    .toList();
        }
    }

    /**
     * @param pictures at least one
     * @param manager of the device; keeps the pictures there
     */
    public CropSampler(List<NamedPicture> pictures, CropPlan plan, NDManager manager) {
        List<Picture> whole = pictures.stream().map(NamedPicture::picture).toList();
        this.levels = List.of(
                Level.of(whole, manager),
                Level.of(whole.stream().map(PlanarPicture::halved).toList(), manager));
        this.plan = plan;
    }

    /**
     * The n-th batch of a stream, of one of the plan's sizes.
     *
     * @param scope gets it
     * @return B×3×H×W, normalised as networks want it
     */
    public NDArray batch(int stream, long n, NDManager scope) {
        SplittableRandom random = random(stream, n);
        return batch(plan.sizes().get(random.nextInt(plan.sizes().size())), plan.crops(), random, scope);
    }

    /** The n-th batch of a stream, of that size, px, and so many crops. */
    public NDArray batch(int stream, long n, int size, int crops, NDManager scope) {
        return batch(size, crops, random(stream, n), scope);
    }

    private SplittableRandom random(int stream, long n) {
        // Far apart, so that two streams of one seed, or one of two, have no number in common.
        return new SplittableRandom(new SplittableRandom(plan.seed()).nextLong() + ((long) stream << 48) + n).split();
    }

    private NDArray batch(int size, int crops, SplittableRandom random, NDManager scope) {
        double scale = Math.pow(2, LARGEST_OCTAVE * (2 * random.nextDouble() - 1));
        boolean halved = scale < HALVED_BELOW;
        Level level = levels.get(halved ? 1 : 0);
        int side = Math.min((int) Math.round(size / (halved ? 2 * scale : scale)), level.largestSide());
        try (NDManager work = scope.newSubManager()) {
            NDArray cut = cut(level.ofSide(side), side, crops, random, work);
            NDArray planes = cut.toType(DataType.FLOAT32, true).divi(MOST);
            NDArray sized = side == size ? planes : Interpolation.BICUBIC.resized(planes, size, size);
            NDArray seen = new Augmentation(random, work).of(sized);
            seen.attach(scope);
            return seen;
        }
    }

    private NDArray cut(List<NDArray> pictures, int side, int crops, SplittableRandom random, NDManager work) {
        NDList cut = new NDList();
        for (int i = 0; i < crops; i++) {
            NDArray picture = pictures.get(random.nextInt(pictures.size()));
            long top = random.nextLong(picture.getShape().get(1) - side + 1);
            long left = random.nextLong(picture.getShape().get(2) - side + 1);
            NDArray crop = picture.get(
                    work, new NDIndex().addAllDim().addSliceDim(top, top + side).addSliceDim(left, left + side));
            cut.add(turned(crop, random.nextInt(8)));
        }
        return NDArrays.stack(cut);
    }

    /** One of the eight ways in which a square falls on itself. */
    private static NDArray turned(NDArray crop, int way) {
        NDArray turned = (way & 4) == 0 ? crop : crop.swapAxes(1, 2);
        return switch (way & 3) {
            case 1 -> turned.flip(1);
            case 2 -> turned.flip(2);
            case 3 -> turned.flip(1, 2);
            default -> turned;
        };
    }
}
