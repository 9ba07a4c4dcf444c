package io.impasto.train.picture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureResizer;
import java.util.ArrayList;
import java.util.List;

/** Pictures to be examined on, each as its middle square of one size, unchanged otherwise. */
public final class HeldOut {

    /** As many as a CPU and the smallest GPU take with VGG-19. */
    private static final int TOGETHER = 8;

    private static final double MOST = 255;

    private HeldOut() {}

    /**
     * @param side px
     * @param manager gets them
     * @return batches B×3×side×side, normalised, B up to {@value #TOGETHER}
     */
    public static List<NDArray> of(List<NamedPicture> pictures, int side, NDManager manager) {
        List<NDArray> batches = new ArrayList<>();
        for (int from = 0; from < pictures.size(); from += TOGETHER) {
            try (NDManager scope = manager.newSubManager()) {
                NDList squares = new NDList();
                for (NamedPicture picture : pictures.subList(from, Math.min(pictures.size(), from + TOGETHER))) {
                    squares.add(square(picture.picture(), side, scope));
                }
                NDArray batch = Augmentation.normalised(
                        NDArrays.stack(squares).toType(DataType.FLOAT32, true).divi(MOST), scope);
                batch.attach(manager);
                batches.add(batch);
            }
        }
        return batches;
    }

    private static NDArray square(Picture picture, int side, NDManager scope) {
        Picture sized = new PictureResizer().shorterSide(picture, side);
        int left = (sized.width() - side) / 2;
        int top = (sized.height() - side) / 2;
        byte[] rgb = new byte[Picture.CHANNELS * side * side];
        for (int y = 0; y < side; y++) {
            System.arraycopy(
                    sized.rgb(),
                    Picture.CHANNELS * ((top + y) * sized.width() + left),
                    rgb,
                    Picture.CHANNELS * side * y,
                    Picture.CHANNELS * side);
        }
        return scope.create(
                PlanarPicture.of(new Picture(side, side, rgb)),
                new Shape(Picture.CHANNELS, side, side),
                DataType.UINT8);
    }
}
