package io.impasto.bench.crowd;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.jspecify.annotations.Nullable;

/** Writes into a worker's diary what its consumer is given and what it says to the broker. For the consumer's one thread. */
final class WatchedConsumer implements InvocationHandler {

    private final ShareConsumer<String, byte[]> real;
    private final Diary diary;
    private boolean settling;

    private WatchedConsumer(ShareConsumer<String, byte[]> real, Diary diary) {
        this.real = real;
        this.diary = diary;
    }

    @SuppressWarnings("unchecked") // it is made so
    static ShareConsumer<String, byte[]> of(ShareConsumer<String, byte[]> real, Diary diary) {
        return (ShareConsumer<String, byte[]>) Proxy.newProxyInstance(
                ShareConsumer.class.getClassLoader(),
                new Class<?>[] {ShareConsumer.class},
                new WatchedConsumer(real, diary));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        @Nullable Object result;
        try {
            result = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
        long now = System.nanoTime();
        if (result instanceof ConsumerRecords<?, ?> records) {
            for (ConsumerRecord<?, ?> record : records) {
                diary.delivered(
                        String.valueOf(record.key()), record.deliveryCount().orElse((short) 1), now);
            }
        } else if (method.getName().equals("acknowledge") && arguments != null && arguments.length > 1) {
            settling = arguments[1] != AcknowledgeType.RENEW;
        } else if (method.getName().equals("commitSync") && settling) {
            settling = false;
            diary.settled(now);
        }
        return result;
    }
}
