package io.impasto.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.job.JobFailure;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.RequestCodec;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The page in a real browser, before a real gateway, broker and store; the worker is played. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class PageIT {

    private static final Path GALLERY = Path.of("../deploy/gallery/pictures");
    private static final Path TOWN = GALLERY.resolve("lake-town.jpg");
    private static final Path SWIRLS = GALLERY.resolve("swirls.jpg");
    private static final Path GLASS = GALLERY.resolve("stained-glass.jpg");

    BrokerAndStore outside;

    @TestHTTPResource("/")
    URL page;

    @TempDir
    Path folder;

    private Browser browser;
    private PlayedWorker worker;

    @BeforeEach
    void openThePage() {
        browser = Browser.start();
        Calls.awaitReady();
        worker = new PlayedWorker(outside);
        browser.open(page);
    }

    @AfterEach
    void closeTheBrowser() {
        Turnstile.KEY.set("");
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void droppedPicturesBecomeAPaintingThatIsWatchedComparedAndRemembered() throws Exception {
        // Given
        browser.drop("#content-drop", TOWN);
        browser.awaitText("#content-caption", "lake-town.jpg, 768 × 576");
        browser.drop("#style-drop", SWIRLS, GLASS);
        browser.awaitText("#manners", "stained-glass.jpg");

        // When
        browser.click("#paint");

        // Then it is watched
        browser.awaitText("#standing", "Waiting");
        String id = shown();
        StyleJob job = published(id);
        assertThat(job.styles()).extracting("weight").containsExactly(50.0, 50.0);
        assertThat(job.options().preset()).as("left to the gateway").isNull();
        worker.starts(id);
        worker.comesTo(id, 80);
        browser.awaitText("#standing-long", "Step 80 of 320, about a minute left.");
        browser.awaitText("#choice", "The worker chose brush at draft quality, since this worker has no GPU");
        assertThat(browser.find("#progress").getDomProperty("value")).isEqualTo("0.25");
        worker.finishes(id);

        // Then compared
        browser.awaitText("#standing", "Finished");
        browser.await(".handle");
        WebElement slider = browser.find(".parting");
        slider.sendKeys(Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(slider.getDomAttribute("aria-valuetext")).isEqualTo("2 % original");
        assertThat(browser.find(".before").getCssValue("clip-path")).contains("98%");
        assertThat(browser.await("#download").getDomAttribute("download"))
                .isEqualTo("lake-town-after-swirls-and-stained-glass.jpg");

        // Then remembered, its pictures too
        browser.reload();
        browser.awaitText("#paintings", "lake-town, after swirls and stained-glass");
        browser.awaitText("#standing", "Finished");
        browser.click("#vary");
        browser.awaitText("#content-caption", "lake-town.jpg, 768 × 576");
        browser.awaitText("#manners", "stained-glass.jpg");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void galleryIsChosenFromByClickAndByDragging() throws Exception {
        browser.click("#style-gallery [data-name=swirls]");
        browser.awaitText("#manners", "Evening Wind");
        assertThat(browser.find("#style-gallery [data-name=swirls]").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        new Actions(browser.driver())
                .dragAndDrop(browser.find("#style-gallery [data-name=ink-wash]"), browser.find("#content-drop"))
                .perform();
        browser.awaitText("#content-caption", "Peaks after Rain, 592 × 768");

        browser.click("#paint");
        browser.awaitText("#standing", "Waiting");

        assertThat(published(shown()).styles()).hasSize(1);
        browser.awaitText("#plaque .title", "Peaks after Rain, after Evening Wind");
    }

    @Test
    void cancelledPaintingStops() {
        String id = painted();
        worker.starts(id);
        browser.awaitText("#standing", "Painting");

        browser.click("#cancel");

        browser.awaitText("#standing", "Stopping");
        worker.stops(id);
        browser.awaitText("#standing", "Cancelled");
        browser.awaitText("#paintings", "Cancelled");
    }

    @Test
    void failureIsToldInWordsAndTriedAgain() {
        String id = painted();
        worker.fails(id, new JobFailure.WeightsMissing("there are no weights for vgg19 in /models"));
        browser.awaitText("#standing", "The worker lacks the network’s weights");
        browser.awaitText("#standing-long", "There are no weights for vgg19 in /models.");

        browser.reload();
        browser.click("#again");

        browser.awaitText("#standing", "Waiting");
        assertThat(shown()).isNotEqualTo(id);
        assertThat(browser.all("#paintings li")).hasSize(2);
    }

    @Test
    void whatCannotBePaintedIsRefusedInWordsBeforeItIsSent() throws Exception {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Theo");
        Path wide = Files.write(folder.resolve("wide.png"), Pictures.png(2000, 1000, 3));
        Path heavy = Files.write(folder.resolve("heavy.jpg"), heavy());

        browser.drop("#content-drop", letter);
        browser.awaitText(
                "#content-wrong", "“letter.txt” isn’t a picture. PNG, JPEG, GIF, BMP, TIFF and WebP can be painted.");
        browser.drop("#content-drop", wide);
        browser.awaitText(
                "#content-wrong", "“wide.png” has 2 megapixels (2000 × 1000); at most 1 megapixels are taken.");
        browser.find("#style-file").sendKeys(heavy.toString());
        browser.awaitText("#style-wrong", "“heavy.jpg” has 1.1 MiB; at most");
        browser.click("#paint");
        browser.awaitText("#content-wrong", "Choose a picture to paint");
        browser.awaitText("#style-wrong", "Choose a painting whose manner to take");

        assertThat(browser.all("#paintings li")).isEmpty();
    }

    @Test
    void whatTheGatewayRefusesIsShownInItsWords() throws Exception {
        Path broken =
                Files.write(folder.resolve("broken.tif"), "II*\0 and nothing".getBytes(StandardCharsets.US_ASCII));
        browser.drop("#content-drop", broken);
        browser.awaitText("#content-caption", "broken.tif, which this browser can’t show");
        browser.click("#style-gallery [data-name=swirls]");
        browser.awaitText("#manners", "Evening Wind");

        browser.click("#paint");

        browser.awaitText("#content-wrong", "content: ");
        assertThat(browser.all("#paintings li")).isEmpty();
    }

    @Test
    void keyboardAlonePaintsComparesAndCleansUp() throws Exception {
        tabTo("#content-gallery [data-name=lake-town]");
        press(Keys.ENTER);
        browser.awaitText("#content-caption", "Town by the Lake at Dusk");
        tabTo("#style-gallery [data-name=swirls]");
        press(Keys.SPACE);
        browser.awaitText("#manners", "Evening Wind");
        tabTo("#style-gallery [data-name=pointillism]");
        press(Keys.SPACE);
        browser.awaitText("#manners", "Sunday by the River");
        tabBackTo("#manners input");
        press(Keys.END);
        browser.awaitText("#manners", "67 %");
        tabTo("#stylization");
        press(Keys.ARROW_RIGHT);
        tabTo("#paint");
        press(Keys.ENTER);

        browser.awaitText("#standing", "Waiting");
        String id = shown();
        assertThat(published(id).options().stylization()).isEqualTo(0.55);
        assertThat(published(id).styles().get(1).weight()
                        + published(id).styles().get(0).weight())
                .isEqualTo(150);
        worker.finishes(id);
        browser.await(".handle");
        tabTo(".parting");
        press(Keys.END);
        assertThat(browser.find(".parting").getDomAttribute("aria-valuetext")).isEqualTo("100 % original");
        tabTo("#paintings .round");
        press(Keys.ENTER);
        browser.awaitText("#undo", "is off the list");
        press(Keys.ENTER);
        browser.awaitText("#paintings", "Town by the Lake at Dusk, after");
    }

    @Test
    void paintingThatTheGatewayKnowsNoMoreSaysSo() {
        browser.evaluate("""
                const {keep} = await import('/page/store.js');
                const {DEFAULTS} = await import('/page/settings.js');
                await keep({id: 'long-ago', at: Date.now() - 1e9, content: {key: 'gallery:lighthouse', name: 'Lighthouse'},
                  styles: [{key: 'gallery:swirls', name: 'Swirls', weight: 50}], settings: DEFAULTS,
                  job: {id: 'long-ago', state: 'succeeded'}, mark: null, trouble: null, thumb: null});
                """);

        browser.reload();

        browser.awaitText("#paintings", "Unknown");
        browser.awaitText("#standing-long", "The gateway doesn’t know this painting, or not any more.");
    }

    @Test
    void keyIsAskedForOnceAndSentWithEverything() {
        Turnstile.KEY.set("opensesame");
        choose();
        browser.click("#paint");
        browser.await("#key").sendKeys("opensesame", Keys.ENTER);

        browser.awaitText("#standing", "Waiting");
        String id = shown();
        worker.finishes(id);

        browser.await("#download");
        assertThat(browser.find("#key-dialog").isDisplayed()).isFalse();
    }

    @Test
    void streamOfEventsIsReadHoweverItIsCut() {
        Object read = browser.evaluate("""
                const {eventsOf} = await import('/page/sse.js');
                const text = ': hello\\r\\n\\r\\nid: 0-7\\nevent: job\\ndata: {"step":\\ndata: 1, "wo": "é"}\\n\\n:\\n\\nid:0-8\\r\\ndata:last\\r\\n\\r\\ndata: cut off';
                const bytes = new TextEncoder().encode(text);
                const results = [];
                for (let size = 1; size < bytes.length; size += 3) {
                  const pieces = new ReadableStream({start(to) {
                    for (let at = 0; at < bytes.length; at += size) to.enqueue(bytes.slice(at, at + size));
                    to.close();
                  }});
                  const events = [];
                  for await (const event of eventsOf(pieces)) events.push(event);
                  results.push(JSON.stringify(events));
                }
                return [...new Set(results)];
                """);

        assertThat(read)
                .isEqualTo(List.of(
                        "[{\"id\":\"0-7\",\"event\":\"job\",\"data\":\"{\\\"step\\\":\\n1, \\\"wo\\\": \\\"é\\\"}\"},"
                                        .replace("\n", "\\n")
                                + "{\"id\":\"0-8\",\"event\":\"message\",\"data\":\"last\"}]"));
    }

    @Test
    void nothingIsAskedOfAnotherHostAndNothingBreaksTheStrictestPolicy() {
        String id = painted();
        worker.finishes(id);
        browser.await("#download");

        @SuppressWarnings("unchecked") // A list of strings, as the script makes it.
        List<String> asked = (List<String>)
                browser.evaluate("return performance.getEntriesByType('resource').map(each => each.name)");

        assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(page.toString()) || url.startsWith("blob:"));
        assertThat(complaints()).isEmpty();
    }

    private static byte[] heavy() throws Exception {
        byte[] bytes = new byte[1_100_000];
        byte[] beginning = Files.readAllBytes(TOWN);
        System.arraycopy(beginning, 0, bytes, 0, beginning.length);
        return bytes;
    }

    private void choose() {
        browser.click("#content-gallery [data-name=lake-town]");
        browser.click("#style-gallery [data-name=swirls]");
        browser.awaitText("#manners", "Evening Wind");
        browser.awaitText("#content-caption", "Town by the Lake at Dusk");
    }

    /** A painting of the gallery's pictures that waits for its worker. */
    private String painted() {
        choose();
        browser.click("#paint");
        browser.awaitText("#standing", "Waiting");
        return shown();
    }

    /** The id of the painting on the easel. */
    private String shown() {
        return browser.find("#paintings li:has([aria-current=true])").getDomAttribute("data-id");
    }

    private StyleJob published(String id) throws Exception {
        ConsumerRecord<String, byte[]> request = outside.requests(id).get(0);
        return new RequestCodec().decode(request.headers(), request.value());
    }

    private void press(CharSequence... keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    private void tabTo(String css) {
        tab(css, Keys.TAB);
    }

    private void tabBackTo(String css) {
        tab(css, Keys.chord(Keys.SHIFT, Keys.TAB));
    }

    private void tab(String css, CharSequence key) {
        for (int i = 0; i < 60; i++) {
            press(key);
            if (browser.driver().switchTo().activeElement().equals(browser.find(css))) {
                return;
            }
        }
        throw new AssertionError("the keyboard doesn't get to " + css);
    }

    /** What the browser's console has against the page; that the gateway hasn't all that the page asks for isn't a fault of the page. */
    private List<String> complaints() {
        return browser.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("/v1/estimates") && !message.contains("/events"))
                .toList();
    }
}
