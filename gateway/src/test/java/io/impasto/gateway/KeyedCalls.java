package io.impasto.gateway;

import static io.impasto.gateway.Calls.CONTENT;
import static io.impasto.gateway.Calls.STYLE;
import static io.impasto.gateway.KeysAndIssuer.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.impasto.common.access.KeyText;
import io.impasto.common.access.Scope;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.ResultKey;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;

/** What those do who have a key, and what is answered where one isn't enough. */
final class KeyedCalls {

    static final Scope[] USER = {Scope.SUBMIT, Scope.READ, Scope.CANCEL};

    private KeyedCalls() {}

    static void forbidden(ValidatableResponse answer) {
        forbidden(answer, true);
    }

    static void forbidden(ValidatableResponse answer, boolean body) {
        answer.statusCode(403).header("WWW-Authenticate", containsString("insufficient_scope"));
        if (body) {
            answer.body("type", equalTo("urn:impasto:problem:forbidden"));
        }
    }

    static RequestSpecification form(KeyText key) {
        return form(key.value());
    }

    static RequestSpecification form(String token) {
        return with(token).multiPart("content", "a.png", CONTENT).multiPart("style", "b.png", STYLE);
    }

    static String submitted(KeyText key, String id) {
        form(key).multiPart("id", id).post("/v1/jobs").then().statusCode(202);
        return id;
    }

    static void finished(BrokerAndStore outside, String id) {
        S3Object object = new S3Object("impasto", "results/" + id + "/image.png");
        outside.store().putIfAbsent(object, STYLE, "image/png");
        LossTerms losses = new LossTerms(1, 2, 3);
        outside.say(new Started(new JobId(id), Instant.now(), 1, "w1", "cpu", 2, 0, null));
        outside.say(new Succeeded(
                new JobId(id),
                Instant.now(),
                JobResult.complete(
                        new ResultImage(object, "image/png", ResultKey.sha256(STYLE), STYLE.length, 20, 20),
                        "cpu",
                        2,
                        1,
                        losses,
                        null)));
    }
}
