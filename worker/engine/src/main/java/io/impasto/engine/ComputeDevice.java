package io.impasto.engine;

import ai.djl.Device;

/**
 * What the engine computes on.
 *
 * @param description for people: {@code cpu} or {@code gpu:0 (NVIDIA H100)}
 */
record ComputeDevice(Device device, String description) {

    static ComputeDevice choose(DeviceChoice choice, Accelerators present) {
        if (choice instanceof DeviceChoice.Gpu gpu) {
            return gpu(gpu.index(), present);
        }
        if (choice instanceof DeviceChoice.Auto && present.obstacle(0).isEmpty()) {
            return gpu(0, present);
        }
        return new ComputeDevice(Device.cpu(), "cpu");
    }

    private static ComputeDevice gpu(int index, Accelerators present) {
        present.obstacle(index).ifPresent(obstacle -> {
            throw new DeviceUnavailableException("gpu:" + index + " can't be used: " + obstacle);
        });
        String model = present.models().size() > index ? " (" + present.models().get(index) + ")" : "";
        return new ComputeDevice(Device.gpu(index), "gpu:" + index + model);
    }
}
