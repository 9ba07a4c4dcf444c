package io.impasto.chaos.monkey;

import io.impasto.chaos.Gallery;
import io.impasto.chaos.verdict.StoreWitness;
import io.impasto.common.image.ImageRef.S3Object;

/** What the monkey's jobs are made of. Goes from the store when it is closed. */
record Pictures(StoreWitness store, S3Object content, S3Object style, S3Object missing) implements AutoCloseable {

    static Pictures in(StoreWitness store, String run) {
        String folder = "chaos/" + run + "/";
        Pictures pictures = new Pictures(
                store,
                store.object(folder + "content.png"),
                store.object(folder + "style.png"),
                store.object(folder + "missing.png"));
        store.putPng(pictures.content, Gallery.blocks(60, 48, 1));
        store.putPng(pictures.style, Gallery.blocks(50, 50, 2));
        return pictures;
    }

    @Override
    public void close() {
        store.remove(content);
        store.remove(style);
    }
}
