package io.impasto.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page's files as the gateway serves them. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class PageFilesIT {

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/page/main.js, text/javascript",
        "/page/base.css, text/css",
        "/page/icon.svg, image/svg+xml",
        "/gallery/index.json, application/json"
    })
    void fileOfThePageIsAskedForAnewAndComesOnlyIfItChanged(String path, String type) {
        ValidatableResponse answer = given().get(path).then().statusCode(200);

        answer.header("Content-Type", containsString(type)).header("Cache-Control", equalTo("no-cache"));
        given().header("If-Modified-Since", answer.extract().header("Last-Modified"))
                .get(path)
                .then()
                .statusCode(304);
    }

    @Test
    void pictureOfTheGalleryMayBeKeptForADay() {
        given().get("/gallery/swirls.jpg")
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", equalTo("public, max-age=86400"));
        given().get("/gallery/index.json").then().body("name", hasItem("swirls"));
    }

    @Test
    void pageIsToldTheLimitsOfThisGateway() {
        given().get("/page/limits.json")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("maxBytes", equalTo(1_000_000))
                .body("maxPixels", equalTo(1_000_000))
                .body("maxRequestBytes", equalTo(260 << 20))
                .body("maxStyles", equalTo(16));
    }
}
