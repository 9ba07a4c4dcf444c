package io.impasto.train.picture;

import io.impasto.engine.picture.Picture;

/**
 * A picture, and what to call it in a report.
 *
 * @param name its file's, or its texture's
 */
public record NamedPicture(String name, Picture picture) {}
