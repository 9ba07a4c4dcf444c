package io.impasto.engine;

import io.impasto.engine.loss.Evaluation;
import io.impasto.engine.picture.FinePicture;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.state.SavedState;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** The optimisation at one scale. */
interface Stage extends AutoCloseable {

    /** Updates planned. */
    int steps();

    /** Does the update of {@code step}, counted from 0. */
    void advance(int step);

    /** The present picture and its losses. */
    EvaluatedPoint point();

    /** At the present picture. */
    default Evaluation evaluation() {
        return point().evaluation();
    }

    /**
     * What the objective is, at this size, of the picture that everything began with: the result has to be below. Empty where the
     * result is what it is.
     */
    OptionalDouble lossToBeat();

    /** The present result, in 8 bit. */
    default Picture picture() {
        return finePicture().toEightBit();
    }

    /** The present result, as fine as it is computed. */
    FinePicture finePicture();

    /**
     * Reads the present result back from the device. What is left to be done, to 8 bit, touches neither the device nor this, and may be
     * done by any thread.
     */
    Supplier<Picture> readBack();

    /** Goes back to when all was well, and more slowly from there; false if this can't. */
    boolean recover();

    /** Says that all is well now. */
    void allIsWell();

    /** About how many arrays of the picture's size {@link #save} writes. */
    int picturesSaved();

    void save(SavedState state);

    /** @throws io.impasto.engine.state.UnusableStateException if it is another stage's */
    void restore(SavedState state);

    @Override
    void close();
}
