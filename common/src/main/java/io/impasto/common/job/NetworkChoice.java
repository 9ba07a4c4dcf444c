package io.impasto.common.job;

/**
 * What is painted with where a request leaves the network open.
 *
 * @param quality of requests that don't say that either
 * @param reason for people
 */
public record NetworkChoice(NetworkName network, Quality quality, String reason) {

    /**
     * What a worker paints with where nobody says: VGG-19 where it is fast and there, else the network that is always there.
     *
     * @param vgg19 whether it has VGG-19's weights
     */
    public static NetworkChoice on(boolean gpu, boolean vgg19) {
        if (!gpu) {
            return new NetworkChoice(NetworkName.BRUSH, Quality.DRAFT, "this is a CPU");
        }
        return vgg19
                ? new NetworkChoice(NetworkName.VGG19, Quality.NORMAL, "this is a GPU")
                : new NetworkChoice(NetworkName.BRUSH, Quality.NORMAL, "VGG-19's weights aren't here");
    }

    /** The choice, why, and how to choose otherwise. */
    @Override
    public String toString() {
        return network + " at " + quality + " quality, since " + reason
                + "; a request's network and quality say otherwise";
    }
}
