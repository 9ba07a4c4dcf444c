package io.impasto.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the page looks, and whether those who can't see it well get all of it; photographs lie under {@code target/page}. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class PageLooksIT {

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
    void emptyRunningAndDoneHaveNoGraveFaultByDayOrByNightAndFitOnAPhone() throws Exception {
        PlayedWorker worker = visit.worker();
        look("empty");

        String id = visit.painted();
        worker.starts(id);
        worker.comesTo(id, 192);
        browser.awaitText("#standing-long", "Step 192");
        look("running");

        worker.finishes(id);
        browser.await("#download");
        look("done");

        browser.driver().executeScript("document.getElementById('more').open = true");
        look("settings");
        browser.driver().executeScript("document.getElementById('more').open = false");

        compare(42);
        browser.appear(1280, 960, 1, false);
        settle();
        browser.photograph("window-desktop", false);
        browser.appear(1280, 960, 1, true);
        settle();
        browser.photograph("window-dark", false);
        browser.appear(390, 844, 2, false);
        settle();
        browser.driver().executeScript("document.getElementById('easel').scrollIntoView({behavior: 'instant'})");
        browser.photograph("window-phone", false);
    }

    private void look(String state) throws IOException {
        for (boolean dark : List.of(false, true)) {
            String light = dark ? "-dark" : "";
            browser.appear(1280, 900, 1, dark);
            settle();
            assertThat(GraveFaults.on(browser)).as(state + light).isEmpty();
            browser.photograph(state + "-desktop" + light, true);
            browser.appear(390, 844, 2, dark);
            settle();
            assertThat(GraveFaults.on(browser))
                    .as(state + light + " on a phone")
                    .isEmpty();
            browser.photograph(state + "-phone" + light, true);
        }
        browser.appear(360, 640, 2, false);
        assertThat(browser.driver().executeScript("return document.documentElement.scrollWidth"))
                .as("no wider than a small phone, in state " + state)
                .isEqualTo(360L);
        browser.appear(1280, 900, 1, false);
    }

    private void compare(int share) {
        browser.driver()
                .executeScript(
                        "const slider = document.querySelector('.parting'); slider.value = arguments[0];"
                                + "slider.dispatchEvent(new Event('input'))",
                        share);
    }

    /** A crossfade has no contrast to be measured by. */
    private void settle() {
        browser.evaluate("""
                scrollTo(0, 0);
                const ending = document.getAnimations().filter(each => each.effect.getTiming().iterations !== Infinity);
                await Promise.all(ending.map(each => each.finished.catch(() => {})));
                """);
    }
}
