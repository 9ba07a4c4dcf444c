package io.impasto.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.job.JobFailure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What goes wrong is said in words, where it belongs, and can be put right. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class PageWordsIT {

    BrokerAndStore outside;

    @TestHTTPResource("/")
    URL page;

    @TempDir
    Path folder;

    private PageVisit visit;
    private Browser browser;

    @BeforeEach
    void openThePage() {
        visit = PageVisit.begin(outside, page);
        browser = visit.browser();
    }

    @AfterEach
    void leave() {
        if (visit != null) {
            visit.close();
        }
    }

    @Test
    void failureIsToldInWordsAndTriedAgain() {
        String id = visit.painted();
        visit.worker().fails(id, new JobFailure.WeightsMissing("there are no weights for vgg19 in /models"));
        browser.awaitText("#standing", "The worker lacks the network’s weights");
        browser.awaitText("#standing-long", "There are no weights for vgg19 in /models.");

        browser.reload();
        browser.click("#again");

        browser.awaitText("#standing", "Waiting");
        assertThat(visit.shown()).isNotEqualTo(id);
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
        browser.awaitText("#content-wrong", "“wide.png” has 2 megapixels (2000 × 1000); the limit is 1 megapixel.");
        browser.find("#style-file").sendKeys(heavy.toString());
        browser.awaitText("#style-wrong", "“heavy.jpg” has 1.1 MiB; the limit is 977 KiB.");
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
    void keyIsAskedForUntilItFitsAndIsSentWithEverything() {
        Turnstile.KEY.set("opensesame");
        visit.choose();
        browser.click("#paint");
        browser.await("#key").sendKeys("abracadabra", Keys.ENTER);
        browser.awaitText("#order-wrong", "A key is needed.");
        browser.click("#paint");
        browser.awaitText("#key-why", "The one you gave isn’t valid here");
        browser.await("#key").sendKeys("opensesame", Keys.ENTER);

        browser.awaitText("#standing", "Waiting");
        String id = visit.shown();
        visit.worker().finishes(id);

        browser.await("#download");
        assertThat(browser.find("#key-dialog").isDisplayed()).isFalse();
    }

    private static byte[] heavy() throws Exception {
        byte[] bytes = new byte[1_100_000];
        byte[] beginning = Files.readAllBytes(PageVisit.TOWN);
        System.arraycopy(beginning, 0, bytes, 0, beginning.length);
        return bytes;
    }
}
