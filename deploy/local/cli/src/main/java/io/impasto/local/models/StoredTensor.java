package io.impasto.local.models;

import java.util.List;

/**
 * A tensor as a pickle describes it: a strided view of a storage.
 *
 * @param offset its first element within the storage
 * @param shape lengths along the axes
 * @param strides for each axis, how many elements of the storage lie between neighbours
 */
record StoredTensor(StorageRef storage, long offset, List<Long> shape, List<Long> strides) {

    StoredTensor {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
        if (shape.size() != strides.size() || offset < 0 || shape.stream().anyMatch(length -> length < 0)) {
            throw new IllegalArgumentException(
                    "a tensor can't have offset " + offset + ", shape " + shape + " and strides " + strides);
        }
        long length = shape.stream().reduce(1L, Math::multiplyExact);
        if (length > storage.length() - offset) {
            throw new IllegalArgumentException("a tensor of shape " + shape + " at " + offset
                    + " sticks out of storage '" + storage.key() + "', which has " + storage.length() + " elements");
        }
    }

    long bytes() {
        return storage.type().bytes() * shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** From the start of what the file stores under the storage's key. */
    long firstByte() {
        return storage.type().bytes() * Math.addExact(storage.offset(), offset);
    }

    /** Whether the elements lie one after another, the last axis fastest. An axis of length 1 is never stepped along. */
    boolean isContiguous() {
        long expected = 1;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            if (shape.get(axis) != 1 && strides.get(axis) != expected) {
                return false;
            }
            expected *= shape.get(axis);
        }
        return true;
    }
}
