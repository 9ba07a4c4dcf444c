package io.impasto.gateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What is said to the log while it is open, by whoever; the broker in this JVM has brought Log4j, so that is where it goes. */
final class LoggedLines implements AutoCloseable {

    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final LoggerConfig root = context.getConfiguration().getRootLogger();
    private final Level before = root.getLevel();
    private final Keeper keeper = new Keeper();

    LoggedLines() {
        keeper.start();
        root.addAppender(keeper, Level.INFO, null);
        root.setLevel(Level.INFO);
        context.updateLoggers();
    }

    /** Each message, as it would stand in a file. */
    List<String> messages() {
        return keeper.messages;
    }

    @Override
    public void close() {
        root.removeAppender(keeper.getName());
        root.setLevel(before);
        context.updateLoggers();
    }

    private static final class Keeper extends AbstractAppender {

        private final List<String> messages = new CopyOnWriteArrayList<>();

        Keeper() {
            super("kept", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            messages.add(event.getMessage().getFormattedMessage());
        }
    }
}
