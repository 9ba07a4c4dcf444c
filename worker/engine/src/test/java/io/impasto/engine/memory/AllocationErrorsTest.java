package io.impasto.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import io.impasto.engine.network.UnusableWeightsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By texts as they were seen, or stand in the sources: of PyTorch, of NVIDIA's libraries and of the JDK. */
class AllocationErrorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate"
                        + " 66846976 bytes. Error code 12 (Cannot allocate memory)",
                "[enforce fail at alloc_cpu.cpp:117] data. DefaultCPUAllocator: not enough memory: you tried to allocate 911360 bytes.",
                "std::bad_alloc",
                "could not create a primitive",
                "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 79.15 GiB of which 1.06 GiB is free.",
                "CUDA error: out of memory\nCUDA kernel errors might be asynchronously reported at some other API call",
                "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
                "cuDNN error: CUDNN_STATUS_ALLOC_FAILED",
                "cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED",
                "cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_HOST_ALLOCATION_FAILED"
            })
    void nativeAllocatorsAreUnderstood(String text) {
        assertThat(AllocationErrors.isOne(new EngineException(text))).isTrue();
        assertThat(AllocationErrors.isOne(
                        new UnusableWeightsException("not a whole file: " + text, new EngineException(text))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot reserve 536870912 bytes of direct buffer memory (allocated: 536879104, limit: 1073741824)",
                "Direct buffer memory",
                "Unable to allocate 536870912 bytes"
            })
    void soIsTheVirtualMachineOutsideItsHeap(String text) {
        assertThat(AllocationErrors.isOne(new OutOfMemoryError(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Java heap space",
                "GC overhead limit exceeded",
                "Metaspace",
                "unable to create native thread: possibly out of memory or process/resource limits reached"
            })
    void heapAndThreadsAreNoMatterOfTiles(String text) {
        assertThat(AllocationErrors.isOne(new OutOfMemoryError(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1",
                "CUDA error: an illegal memory access was encountered",
                "cuDNN error: CUDNN_STATUS_NOT_SUPPORTED",
                "CUDA error: CUBLAS_STATUS_EXECUTION_FAILED when calling `cublasSgemm`",
                "could not create a primitive descriptor for the convolution forward propagation primitive"
            })
    void otherNativeErrorsStayWhatTheyAre(String text) {
        EngineException error = new EngineException(text);

        assertThatThrownBy(() -> AllocationErrors.telling(IllegalStateException::new, () -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void whoeverSaysSoElsewhereIsNoAllocator() {
        assertThat(AllocationErrors.isOne(new IllegalStateException("CUDA out of memory")))
                .isFalse();
        assertThat(AllocationErrors.isOne(new EngineException((String) null))).isFalse();
    }
}
