package io.impasto.gateway;

import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Somebody before the page, with a browser of their own that remembers nothing, and the worker that serves them. */
record PageVisit(Browser browser, BrokerAndStore outside, PlayedWorker worker) implements AutoCloseable {

    private static final Path GALLERY = Path.of("../deploy/gallery/pictures");
    static final Path TOWN = GALLERY.resolve("lake-town.jpg");
    static final Path SWIRLS = GALLERY.resolve("swirls.jpg");
    static final Path GLASS = GALLERY.resolve("stained-glass.jpg");

    /** Skips the test where there is no browser. */
    static PageVisit begin(BrokerAndStore outside, URL page) {
        Browser browser = Browser.start();
        try {
            Calls.awaitReady();
            browser.open(page);
        } catch (RuntimeException | Error e) {
            browser.close();
            throw e;
        }
        return new PageVisit(browser, outside, new PlayedWorker(outside));
    }

    void choose() {
        browser.click("#content-gallery [data-name=lake-town]");
        browser.click("#style-gallery [data-name=swirls]");
        browser.awaitText("#manners", "Evening Wind");
        browser.awaitText("#content-caption", "Town by the Lake at Dusk");
    }

    /** The id of a painting of the gallery's pictures that waits for its worker. */
    String painted() {
        choose();
        browser.click("#paint");
        browser.awaitText("#standing", "Waiting");
        return shown();
    }

    /** The id of the painting on the easel. */
    String shown() {
        return browser.find("#paintings li:has([aria-current=true])").getDomAttribute("data-id");
    }

    /** The request of that id, as workers read it. */
    StyleJob published(String id) throws Exception {
        ConsumerRecord<String, byte[]> request = outside.requests(id).get(0);
        return new RequestCodec().decode(request.headers(), request.value());
    }

    /** What the browser's console has against the page; that the gateway hasn't all that the page asks for isn't a fault of the page. */
    List<String> complaints() {
        return browser.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("/v1/estimates") && !message.contains("/events"))
                .toList();
    }

    @Override
    public void close() {
        Turnstile.KEY.set("");
        browser.close();
    }
}
