package io.impasto.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;

/**
 * What the engine computes on.
 *
 * @param half whether networks compute in half precision there
 * @param description for people: {@code cpu} or {@code gpu:0 (NVIDIA H100)}
 */
public record ComputeDevice(Device device, boolean half, String description) {

    /** @throws DeviceUnavailableException naming what is missing (driver, CUDA flavour of the library, index) */
    public static ComputeDevice choose(DeviceChoice choice) {
        return choose(choice, Accelerators.present(Engine.getEngine("PyTorch")));
    }

    static ComputeDevice choose(DeviceChoice choice, Accelerators present) {
        if (choice instanceof DeviceChoice.Gpu gpu) {
            return gpu(gpu, present);
        }
        if (choice instanceof DeviceChoice.Auto && present.obstacle(0).isEmpty()) {
            return gpu(new DeviceChoice.Gpu(0, false), present);
        }
        return new ComputeDevice(Device.cpu(), false, "cpu");
    }

    private static ComputeDevice gpu(DeviceChoice.Gpu choice, Accelerators present) {
        int index = choice.index();
        present.obstacle(index).ifPresent(obstacle -> {
            throw new DeviceUnavailableException(choice + " can't be used: " + obstacle);
        });
        String model = present.models().size() > index ? " (" + present.models().get(index) + ")" : "";
        return new ComputeDevice(Device.gpu(index), choice.half(), choice + model);
    }
}
