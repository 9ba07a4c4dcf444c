package io.impasto.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The description of the HTTP interface is the one that was checked in, and says what the gateway does. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class OpenApiIT {

    private static final Path FILE = Path.of("src/main/resources/contract/openapi.yaml");

    private static String served() {
        return new String(
                given().get("/contract/openapi.yaml")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                StandardCharsets.UTF_8);
    }

    @Test
    void interfaceIsTheOneThatWasCheckedIn() throws IOException {
        if (Boolean.getBoolean("contract.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, served());
        }
        assertThat(served())
                .as("the HTTP interface has changed; 'mvn verify -Pcontract -pl gateway -am' writes %s anew", FILE)
                .isEqualTo(Files.readString(FILE));
    }

    @Test
    void everyOperationSaysWhatItIsForAndWhatItsProblemsAre() throws IOException {
        JsonNode api = new YAMLMapper().readTree(served());

        assertThat(api.path("paths").size()).isGreaterThan(4);
        api.path("paths").fields().forEachRemaining(path -> {
            assertThat(path.getKey()).startsWith("/v1/");
            path.getValue().fields().forEachRemaining(method -> {
                String what = method.getKey() + " " + path.getKey();
                assertThat(method.getValue().path("summary").asText()).as(what).isNotBlank();
                JsonNode responses = method.getValue().path("responses");
                assertThat(responses.has("default")).as(what).isTrue();
                responses.fields().forEachRemaining(response -> {
                    if (!response.getKey().startsWith("2") && !response.getKey().equals("304")) {
                        assertThat(response.getValue()
                                        .at("/content/application~1problem+json/schema/$ref")
                                        .asText())
                                .as(what + " " + response.getKey())
                                .isEqualTo("#/components/schemas/Problem");
                    }
                });
            });
        });
    }

    /** Within the document, or in a file beside it that is served, too. */
    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        JsonNode api = new YAMLMapper().readTree(served());

        for (JsonNode reference : api.findValues("$ref")) {
            String[] parts = reference.asText().split("#", 2);
            JsonNode document = parts[0].isEmpty()
                    ? api
                    : new YAMLMapper()
                            .readTree(given().get("/contract/" + parts[0])
                                    .then()
                                    .statusCode(200)
                                    .extract()
                                    .asByteArray());
            String pointer = parts.length == 1 ? "" : parts[1];
            assertThat(document.at(pointer).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
    }
}
