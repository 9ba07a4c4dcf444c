package io.impasto.bench.crowd;

import io.impasto.common.blob.BlobStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what a store is asked for. */
final class CountedStore {

    private CountedStore() {}

    /** @param calls by method; to be shared, and safe for that */
    static BlobStore of(BlobStore real, Map<String, LongAdder> calls) {
        return (BlobStore) Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(),
                new Class<?>[] {BlobStore.class},
                (Object proxy, Method method, @Nullable Object @Nullable [] arguments) -> {
                    calls.computeIfAbsent(method.getName(), name -> new LongAdder())
                            .increment();
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
