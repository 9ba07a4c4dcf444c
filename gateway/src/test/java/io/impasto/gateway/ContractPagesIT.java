package io.impasto.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.wire.Topic;
import io.impasto.gateway.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract as people read it; photographs lie under {@code target/page}. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class ContractPagesIT {

    @TestHTTPResource("/")
    URL page;

    private static String html(String path) {
        return given().get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString();
    }

    @Test
    void messagesPageHasEveryTopicWithItsFields() {
        String html = html("/contract/");

        for (Topic topic : Topic.ALL) {
            assertThat(html).contains("<h2 id=\"" + topic.name() + "\">");
        }
        assertThat(html)
                .contains("<code>styles[].weight</code>", "<code>image.sha256</code>", "<code>ce_id</code>")
                .contains("s3://impasto/photos/harbour.jpg");
    }

    @Test
    void problemsPageHasEveryTypeAndWhatToDoAboutIt() {
        String html = html("/contract/problems").replace("&#39;", "'");

        for (ProblemType type : ProblemType.values()) {
            assertThat(html).contains("<code>" + type.urn() + "</code>", type.title());
        }
        assertThat(html).contains("Try again after <code>Retry-After</code> seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"asyncapi.yaml", "request.schema.json", "event.schema.json", "control.schema.json"})
    void filesOfTheContractAreServedAsTheyAre(String name) throws IOException {
        byte[] served = given().get("/contract/" + name)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        try (var file = ProblemType.class.getResourceAsStream("/contract/" + name)) {
            assertThat(served).isEqualTo(file.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing.yaml", "..%2fapplication.properties", "request.schema.json%00", "page.html"})
    void nothingElseIs(String name) {
        given().urlEncodingEnabled(false).get("/contract/" + name).then().statusCode(404);
    }

    @Test
    void pagesHaveNoGraveFaultByDayOrByNightAndFitOnAPhone() throws Exception {
        try (Browser browser = Browser.start()) {
            for (String name : List.of("contract/", "contract/problems")) {
                browser.driver().get(page + name);
                for (boolean dark : List.of(false, true)) {
                    for (int width : List.of(1280, 390)) {
                        browser.appear(width, 900, 1, dark);
                        assertThat(GraveFaults.on(browser))
                                .as(name + " " + width)
                                .isEmpty();
                        browser.photograph(name.replace("/", "-") + width + (dark ? "-dark" : ""), false);
                        assertThat(browser.driver().executeScript("return document.documentElement.scrollWidth"))
                                .as("no wider than the window")
                                .isEqualTo((long) width);
                    }
                }
            }
        }
    }

    @Test
    void pageLeadsToThem() {
        assertThat(html("/")).contains("href=\"/contract/\"", "href=\"/contract/problems\"");
    }
}
