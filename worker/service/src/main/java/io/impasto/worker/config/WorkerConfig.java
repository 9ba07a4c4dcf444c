package io.impasto.worker.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Optional;

/** One worker. */
@ConfigMapping(prefix = "impasto.worker")
public interface WorkerConfig {

    /** What this worker is called in events and logs: letters, digits, {@code . _ -}; host name and process id if absent. */
    Optional<@Pattern(regexp = "[A-Za-z0-9._-]{1,100}") String> name();

    /**
     * What to compute on: {@code cpu}, {@code gpu:N}, {@code gpu:N@fp16} for its half precision, or {@code auto} for the first GPU,
     * where there is one. A GPU that is asked for and can't be used keeps the worker from starting.
     */
    @WithDefault("auto")
    @NotBlank
    String device();

    /** The most pixels, width × height, of a result. */
    @WithDefault("4194304")
    @Positive
    long maxOutputPixels();

    /**
     * The most memory that an optimisation may take, such as {@code 12G}: larger pictures go through the network in tiles. Four fifths
     * of what the device has, if absent, and never more.
     */
    Optional<MemorySize> maxMemory();

    /**
     * How long a worker that is told to stop waits for the step in hand, so that it is in the checkpoint; whoever runs it must wait a few seconds
     * longer before killing it. A step takes from milliseconds on a GPU to minutes on a CPU.
     */
    @WithDefault("20s")
    Duration stopWithin();

    /**
     * Whether the worker says on its Kubernetes pod what ending it would cost, so that a Deployment that shrinks ends idle ones first. Its
     * service account must be allowed to patch its pod.
     */
    @WithDefault("false")
    boolean podDeletionCost();

    /** How the worker keeps what it has done of a job for the next attempt. */
    Checkpoint checkpoint();

    /** How the worker shows how its job gets on. */
    Preview preview();

    /** What the workers remember of jobs. */
    Ledger ledger();

    /** How the worker treats jobs whose time is limited. */
    Deadline deadline();

    /** How the worker treats its lease on a request. */
    Lease lease();

    /** How the worker tries again what may work later. */
    Retry retry();

    /** How the worker takes several requests at a time, while many wait. */
    Batch batch();

    /**
     * Small requests of one shape, which a device works at together in less time than one after the other. Only while two or three times as many wait for
     * each worker: else other workers would have nothing to do. Takes a third place in the share group meanwhile.
     */
    interface Batch {

        /**
         * At most so many at a time; 1 for never more than one. On a GPU 4 do a third more; on a CPU they gain a tenth, and a picture's bytes then depend a
         * little on its company.
         */
        @WithDefault("1")
        @Min(1)
        @Max(64)
        int requests();

        /** The most pixels of the side that the request's {@code size} means: larger pictures keep a device busy alone. */
        @WithDefault("256")
        @Positive
        int size();
    }

    /** Of the running job, in the store; another worker goes on from the last one. */
    interface Checkpoint {

        /** How often one is written, beside those at the end of each scale and when the worker is told to stop. */
        @WithDefault("15s")
        Duration interval();

        /** Larger ones aren't written: their jobs begin anew. They pass through the Java heap, three times at most. */
        @WithDefault("192M")
        MemorySize maxSize();
    }

    /**
     * Of the running job, in the store; overwritten by the next, and gone when the job ends. Each passes through the Java heap: some 30 bytes
     * for each pixel of the result.
     */
    interface Preview {

        /** How often one is made, beside those at the beginning and at the end of each scale; 0 for none at all. */
        @WithDefault("3s")
        Duration interval();

        /** The most pixels of the longer side; a smaller picture stays as it is. */
        @WithDefault("512")
        @Positive
        int longerSide();

        /** Of the JPEG, as libjpeg scales its tables: 1 to 100. */
        @WithDefault("80")
        @Min(1)
        @Max(100)
        int quality();
    }

    /** What the workers remember of jobs, in the store. */
    interface Ledger {

        /**
         * How long: a worker that starts takes away what is older. A request that is delivered, or made, again within this time is known; keep
         * it at least as long as the topics keep requests.
         */
        @WithDefault("7d")
        Duration expiry();
    }

    /** Jobs whose time is limited. */
    interface Deadline {

        /** How long before its expiry a job is stopped, so that what it has come to is stored and announced in time. */
        @WithDefault("5s")
        Duration margin();
    }

    /** The lease on a request: the lock of the share group's record. */
    interface Lease {

        /**
         * How long the broker waits for a renewal before it gives the request to another worker. Set on the share group at start
         * unless somebody has set it already; brokers allow 15 s to 60 s by default.
         */
        @WithDefault("30s")
        Duration lock();

        /**
         * How often the broker delivers a request before it drops it without a word. Whoever is handed the last delivery makes the request
         * anew, so this only has to be 2 or more. Set on the share group at start unless somebody has set it already.
         */
        @WithDefault("5")
        @Min(2)
        @Max(10)
        int deliveries();
    }

    /** Waits between tries double from {@code first} up to {@code longest}. */
    interface Retry {

        /** The first wait. */
        @WithDefault("500ms")
        Duration first();

        /** The longest wait. */
        @WithDefault("10s")
        Duration longest();

        /** How long, at a time, the store is waited for with the device idle before the request is put off. */
        @WithDefault("2m")
        Duration patience();

        /** How long a request is put off the first time; twice as long each time after. */
        @WithDefault("10s")
        Duration putOffFirst();

        /** The longest that a request is put off at a time. */
        @WithDefault("5m")
        Duration putOffLongest();

        /** After how many attempts that brought down their worker a request is given up. */
        @WithDefault("3")
        @Min(1)
        int crashes();

        /** How long the worker takes nothing after it has handed a request back. */
        @WithDefault("10s")
        Duration afterHandingBack();
    }
}
