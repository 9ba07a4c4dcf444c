package io.impasto.chaos.monkey;

import io.impasto.chaos.Gallery;
import io.impasto.chaos.verdict.StoreWitness;
import io.impasto.common.image.ImageRef.S3Object;

/**
 * What the monkey's jobs are made of.
 *
 * @param missing lies nowhere
 */
record Motifs(S3Object content, S3Object style, S3Object missing) {

    static Motifs of(String bucket, String run) {
        String folder = "chaos/" + run + "/";
        return new Motifs(
                new S3Object(bucket, folder + "content.png"),
                new S3Object(bucket, folder + "style.png"),
                new S3Object(bucket, folder + "missing.png"));
    }

    void putInto(StoreWitness store) {
        store.putPng(content, Gallery.blocks(60, 48, 1));
        store.putPng(style, Gallery.blocks(50, 50, 2));
    }

    void removeFrom(StoreWitness store) {
        store.remove(content);
        store.remove(style);
    }
}
