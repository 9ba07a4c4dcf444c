package io.impasto.engine.memory;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The one place that knows how an allocator says that there is no more. DJL hands on nothing but the text of what PyTorch threw ({@code
 * API_END} of its {@code djl_pytorch_jni_exception.h}), whatever its type was, so that the text is all there is to go by.
 */
public final class AllocationErrors {

    /** Of native exceptions; each is found anywhere in the text. */
    private static final List<String> NATIVE = List.of(
            // c10/core/impl/alloc_cpu.cpp, on Linux and macOS, and on Windows
            "DefaultCPUAllocator: can't allocate memory",
            "DefaultCPUAllocator: not enough memory",
            // c10/core/impl/SizesAndStrides.h
            "Could not allocate memory for Tensor SizesAndStrides",
            // what() of what operator new throws, which libstdc++ and libc++ call the same
            "std::bad_alloc",
            // c10/cuda/CUDACachingAllocator.cpp; beside it, cudaMalloc past the cache, by C10_CUDA_CHECK
            "CUDA out of memory",
            "CUDA error: out of memory",
            // cublasStatus_t, by TORCH_CUDABLAS_CHECK: a handle or its workspace
            "CUBLAS_STATUS_ALLOC_FAILED",
            // cudnnStatus_t, by AT_CUDNN_CHECK; the latter two are what cuDNN 9 made of the former
            "CUDNN_STATUS_ALLOC_FAILED",
            "CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED",
            "CUDNN_STATUS_INTERNAL_ERROR_HOST_ALLOCATION_FAILED");

    /**
     * oneDNN's whole text (dnnl.hpp) where a kernel that it has a descriptor of can't be made: there is no memory to generate it into. That a
     * convolution isn't supported is said of a "primitive descriptor".
     */
    private static final String NO_KERNEL = "could not create a primitive";

    /**
     * Of {@link OutOfMemoryError}s outside the heap: java.nio.Bits up to JDK 16 and from 17 on, jdk.internal.misc.Unsafe. DJL brings
     * arrays to the device by direct buffers. Not "Java heap space", which may have hit any thread in the middle of anything.
     */
    private static final List<String> OUTSIDE_THE_HEAP =
            List.of("Direct buffer memory", "of direct buffer memory", "Unable to allocate ");

    private AllocationErrors() {}

    /** Whether it, or what caused it, says that an allocator outside the heap had no more to give. */
    public static boolean isOne(Throwable e) {
        return Stream.iterate(e, present -> present != null, Throwable::getCause)
                .anyMatch(AllocationErrors::says);
    }

    /**
     * Does what takes memory.
     *
     * @param story of what it means that there was no more; everything else that is thrown stays what it is
     */
    public static <T> T telling(Function<Throwable, ? extends RuntimeException> story, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | OutOfMemoryError e) {
            if (isOne(e)) {
                throw story.apply(e);
            }
            throw e;
        }
    }

    private static boolean says(Throwable e) {
        String text = String.valueOf(e.getMessage());
        if (e instanceof OutOfMemoryError) {
            return OUTSIDE_THE_HEAP.stream().anyMatch(text::contains);
        }
        return e instanceof EngineException
                && (text.strip().equals(NO_KERNEL) || NATIVE.stream().anyMatch(text::contains));
    }
}
