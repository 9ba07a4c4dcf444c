package io.impasto.local.models;

/** The kinds of numbers that a stored tensor may hold, by torch's storage class. */
enum ElementType {
    FLOAT("FloatStorage", "F32", 4),
    HALF("HalfStorage", "F16", 2),
    DOUBLE("DoubleStorage", "F64", 8),
    LONG("LongStorage", "I64", 8);

    private final String storageClass;
    private final String safetensorsName;
    private final int bytes;

    ElementType(String storageClass, String safetensorsName, int bytes) {
        this.storageClass = storageClass;
        this.safetensorsName = safetensorsName;
        this.bytes = bytes;
    }

    /** In Python's module {@code torch}. */
    String storageClass() {
        return storageClass;
    }

    String safetensorsName() {
        return safetensorsName;
    }

    /** An element's size, bytes. */
    int bytes() {
        return bytes;
    }
}
