package io.impasto.gateway.estimate;

/**
 * Devices that are as fast as each other, as far as anybody can tell.
 *
 * @param name for people: {@code cpu} or {@code gpu (NVIDIA H100)}
 */
record DeviceKind(String name) {

    static final DeviceKind CPU = new DeviceKind("cpu");

    /** @param device as workers call theirs: {@code gpu:0 (NVIDIA H100)} */
    static DeviceKind of(String device) {
        return new DeviceKind(device.replaceFirst("^gpu:\\d+", "gpu"));
    }

    boolean gpu() {
        return name.startsWith("gpu");
    }
}
