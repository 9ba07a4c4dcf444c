package io.impasto.gateway;

import io.quarkus.logging.json.runtime.JsonFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** What a gateway's log says until this is closed, as it is written: in the console's own format, and as JSON. */
final class WrittenLines extends Handler implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");

    private final Formatter console = console(Arrays.stream(ROOT.getHandlers()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("there is no console"))
            .getFormatter();
    private final Formatter json = new JsonFormatter();
    private final List<String> onConsole = new CopyOnWriteArrayList<>();
    private final List<String> asJson = new CopyOnWriteArrayList<>();

    static WrittenLines begin() {
        WrittenLines lines = new WrittenLines();
        ROOT.addHandler(lines);
        return lines;
    }

    private static Stream<Handler> console(Stream<Handler> handlers) {
        return handlers.flatMap(handler -> {
            if (handler instanceof ConsoleHandler) {
                return Stream.of(handler);
            }
            return handler instanceof ExtHandler several
                    ? console(Arrays.stream(several.getHandlers()))
                    : Stream.empty();
        });
    }

    @Override
    public void publish(LogRecord event) {
        ExtLogRecord extended = ExtLogRecord.wrap(event);
        onConsole.add(console.format(extended));
        asJson.add(json.format(extended));
    }

    /** One for each event, each with its end. */
    List<String> onConsole() {
        return List.copyOf(onConsole);
    }

    /** The same events. */
    List<String> asJson() {
        return List.copyOf(asJson);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
