package io.impasto.local.models;

/**
 * A run of numbers that tensors are views of.
 *
 * @param key its name in the file
 * @param offset where it begins in what the file stores under that name, elements (storages once were views of each other)
 * @param length elements
 */
record StorageRef(ElementType type, String key, long offset, long length) {

    StorageRef {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException(
                    "storage '" + key + "' begins at " + offset + " and has " + length + " elements");
        }
    }
}
