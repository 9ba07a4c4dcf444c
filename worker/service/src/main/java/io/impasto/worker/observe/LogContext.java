package io.impasto.worker.observe;

import io.impasto.common.job.JobId;
import io.opentelemetry.context.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What every line bears that is logged at work on a job, whoever logs it: its id and, once there is one, the number of the attempt. The trace's id
 * comes by itself with the span that a thread is in.
 */
public final class LogContext implements AutoCloseable {

    public static final String JOB_ID = "jobId";

    /** See {@link JobObserver}. */
    static final String ATTEMPT = "attempt";

    private LogContext() {}

    /** Lines of this thread are about the job until this is closed. */
    public static LogContext of(JobId job) {
        MDC.put(JOB_ID, job.value());
        return new LogContext();
    }

    @Override
    public void close() {
        MDC.remove(JOB_ID);
    }

    /** The same work for a thread of its own, in the context and the span of the thread that asks for it. */
    public static Runnable carriedOver(Runnable work) {
        @Nullable Map<String, String> lines = MDC.getCopyOfContextMap();
        return Context.current().wrap(() -> {
            if (lines != null) {
                lines.forEach(MDC::put);
            }
            try {
                work.run();
            } finally {
                if (lines != null) {
                    lines.keySet().forEach(MDC::remove);
                }
            }
        });
    }
}
