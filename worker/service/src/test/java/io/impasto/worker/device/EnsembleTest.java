package io.impasto.worker.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

/** Stories on threads of their own, and this test's thread as the device's. */
@Timeout(60)
class EnsembleTest {

    private final Ensemble ensemble = new Ensemble();
    private final Thread device = Thread.currentThread();

    @Test
    void whatStoriesAskForIsDoneOnTheDevicesThreadWithTheirJobOnItsLines() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        AtomicReference<String> line = new AtomicReference<>();

        ensemble.tell(List.of(() -> {
            MDC.put("jobId", "j1");
            line.set(ensemble.call(() -> {
                thread.set(Thread.currentThread());
                return MDC.get("jobId");
            }));
        }));

        assertThat(thread.get()).isEqualTo(device);
        assertThat(line.get()).isEqualTo("j1");
        assertThat(MDC.get("jobId")).isNull();
    }

    @Test
    void anExceptionIsTheAskersAlone() {
        AtomicReference<RuntimeException> met = new AtomicReference<>();
        AtomicReference<String> other = new AtomicReference<>();
        CountDownLatch failed = new CountDownLatch(1);

        ensemble.tell(List.of(
                () -> {
                    try {
                        ensemble.call(() -> {
                            throw new IllegalStateException("mine");
                        });
                    } catch (RuntimeException e) {
                        met.set(e);
                    }
                    failed.countDown();
                },
                () -> {
                    await().until(() -> failed.getCount() == 0);
                    other.set(ensemble.call(() -> "well"));
                }));

        assertThat(met.get()).isInstanceOf(IllegalStateException.class).hasMessage("mine");
        assertThat(other.get()).isEqualTo("well");
    }

    @Test
    void anErrorOnTheDeviceEndsItAndAllStoriesWithIt() {
        AtomicReference<Throwable> askers = new AtomicReference<>();
        AtomicReference<Throwable> others = new AtomicReference<>();
        Runnable bad = () -> heard(askers, () -> {
            throw new StackOverflowError("native");
        });
        Runnable waiting = () -> {
            untilSet(askers);
            heard(others, () -> "never");
        };

        assertThatThrownBy(() -> ensemble.tell(List.of(bad, waiting))).isInstanceOf(StackOverflowError.class);

        untilSet(others);
        assertThat(askers.get()).isInstanceOf(DeviceGoneError.class);
        assertThat(others.get()).isInstanceOf(DeviceGoneError.class);
    }

    @Test
    void anErrorOfAStoryEndsTheDevicesThreadToo() {
        assertThatThrownBy(() -> ensemble.tell(List.of(
                        () -> {
                            throw new OutOfMemoryError("Java heap space");
                        },
                        () -> {})))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void whoWantsToBeAloneWaitsForTheOthersAndOneIsAfterTheOther() {
        List<String> order = new CopyOnWriteArrayList<>();
        Runnable suspect = () -> {
            untilAlone();
            order.add("suspect begins");
            ensemble.call(() -> "works");
            order.add("suspect ends");
        };

        ensemble.tell(List.of(suspect, suspect, () -> {
            ensemble.call(() -> "works");
            order.add("other ends");
        }));

        assertThat(order)
                .containsExactly("other ends", "suspect begins", "suspect ends", "suspect begins", "suspect ends");
    }

    @Test
    void onTheDevicesOwnThreadNothingIsHandedOver() {
        assertThat(ensemble.call(Thread::currentThread)).isEqualTo(device);
        assertThat(ensemble.alone()).isTrue();
        assertThat(ensemble.shared()).isFalse();
    }

    @Test
    void anInterruptedDeviceTellsItsStoriesToTheEnd() {
        AtomicReference<String> told = new AtomicReference<>();

        ensemble.tell(List.of(() -> {
            device.interrupt();
            told.set(ensemble.call(() -> "well"));
        }));

        assertThat(told.get()).isEqualTo("well");
        assertThat(Thread.interrupted()).as("its own affair").isTrue();
    }

    private void heard(AtomicReference<Throwable> heard, Supplier<String> work) {
        try {
            ensemble.call(work);
        } catch (Throwable e) {
            heard.set(e);
        }
    }

    /** On the story's own thread, which is who asks. */
    private void untilAlone() {
        await().pollInSameThread().until(ensemble::alone);
    }

    private static void untilSet(AtomicReference<?> value) {
        await().until(() -> value.get() != null);
    }
}
