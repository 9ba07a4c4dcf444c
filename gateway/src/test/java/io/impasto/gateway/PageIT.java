package io.impasto.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.job.StyleJob;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page in a real browser, before a real gateway, broker and store; the worker is played. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class PageIT {

    BrokerAndStore outside;

    @TestHTTPResource("/")
    URL page;

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
    void droppedPicturesBecomeAPaintingThatIsWatchedComparedAndRemembered() throws Exception {
        // Given
        browser.awaitText("#access", "whoever reaches it sees every painting");
        browser.drop("#content-drop", PageVisit.TOWN);
        browser.awaitText("#content-caption", "lake-town.jpg, 768 × 576");
        browser.drop("#style-drop", PageVisit.SWIRLS, PageVisit.GLASS);
        browser.awaitText("#manners", "stained-glass.jpg");

        // When
        browser.click("#paint");

        // Then it is watched
        browser.awaitText("#standing", "Waiting");
        String id = visit.shown();
        StyleJob job = visit.published(id);
        assertThat(job.styles()).extracting("weight").containsExactly(50.0, 50.0);
        assertThat(job.options().preset()).as("left to the gateway").isNull();
        visit.worker().starts(id);
        visit.worker().comesTo(id, 80);
        browser.awaitText("#standing-long", "Step 80 of 320, about a minute left.");
        browser.awaitText("#choice", "The worker chose brush at draft quality, since this worker has no GPU");
        assertThat(browser.find("#progress").getDomProperty("value")).isEqualTo("0.25");
        visit.worker().finishes(id);

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
        assertThat(visit.complaints()).isEmpty();
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

        assertThat(visit.published(visit.shown()).styles()).hasSize(1);
        browser.awaitText("#plaque .title", "Peaks after Rain, after Evening Wind");
    }

    @Test
    void pastedPicturesAreThePictureFirstAndThenItsManners() {
        browser.paste(PageVisit.TOWN);
        browser.awaitText("#content-caption", "lake-town.jpg");
        browser.paste(PageVisit.SWIRLS);
        browser.awaitText("#manners", "swirls.jpg");
    }

    @Test
    void cancelledPaintingStops() {
        String id = visit.painted();
        visit.worker().starts(id);
        browser.awaitText("#standing", "Painting");

        browser.click("#cancel");

        browser.awaitText("#standing", "Stopping");
        visit.worker().stops(id);
        browser.awaitText("#standing", "Cancelled");
        browser.awaitText("#paintings", "Cancelled");
    }

    @Test
    void keyboardAlonePaintsComparesAndCleansUp() throws Exception {
        browser.tabTo("#content-gallery [data-name=lake-town]");
        browser.press(Keys.ENTER);
        browser.awaitText("#content-caption", "Town by the Lake at Dusk");
        browser.tabTo("#style-gallery [data-name=swirls]");
        browser.press(Keys.SPACE);
        browser.awaitText("#manners", "Evening Wind");
        browser.tabTo("#style-gallery [data-name=pointillism]");
        browser.press(Keys.SPACE);
        browser.awaitText("#manners", "Sunday by the River");
        browser.tabBackTo("#manners input");
        browser.press(Keys.END);
        browser.awaitText("#manners", "67 %");
        browser.tabTo("#stylization");
        browser.press(Keys.ARROW_RIGHT);
        browser.tabTo("#paint");
        browser.press(Keys.ENTER);

        browser.awaitText("#standing", "Waiting");
        String id = visit.shown();
        assertThat(visit.published(id).options().stylization()).isEqualTo(0.55);
        assertThat(visit.published(id).styles().get(1).weight()
                        + visit.published(id).styles().get(0).weight())
                .isEqualTo(150);
        visit.worker().finishes(id);
        browser.await(".handle");
        browser.tabTo(".parting");
        browser.press(Keys.END);
        assertThat(browser.find(".parting").getDomAttribute("aria-valuetext")).isEqualTo("100 % original");
        browser.tabTo("#paintings .round");
        browser.press(Keys.ENTER);
        browser.awaitText("#undo", "is off the list");
        browser.press(Keys.ENTER);
        browser.awaitText("#paintings", "Town by the Lake at Dusk, after");
    }

    @Test
    void nothingIsAskedOfAnotherHostAndNothingBreaksTheStrictestPolicy() {
        String id = visit.painted();
        visit.worker().finishes(id);
        browser.await("#download");

        @SuppressWarnings("unchecked") // A list of strings, as the script makes it.
        List<String> asked = (List<String>)
                browser.evaluate("return performance.getEntriesByType('resource').map(each => each.name)");

        assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(page.toString()) || url.startsWith("blob:"));
        assertThat(visit.complaints()).isEmpty();
    }
}
