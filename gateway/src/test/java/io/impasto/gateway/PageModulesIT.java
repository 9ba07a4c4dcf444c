package io.impasto.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Modules of the page for themselves, in the browser that they are for: the stream of events, and the frame of previews. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
class PageModulesIT {

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
    void streamThatBreaksIsTakenUpWhereItWasAndWithoutOneThePageAsks() {
        Object told = browser.evaluate("""
                const {follow} = await import('/page/follow.js');
                const asked = [];
                const stream = text => new Response(text, {headers: {'Content-Type': 'text/event-stream'}});
                const answers = [
                  () => stream('id: 0-1\\nevent: job\\ndata: {"state": "accepted"}\\n\\nid: 0-2\\nevent: job\\nda'),
                  () => { throw new TypeError('no network'); },
                  () => stream(':\\n\\n'),
                  () => new Response('{}', {status: 404}),
                  () => Response.json({state: 'running'}),
                  () => Response.json({status: 503, detail: 'Busy.'}, {status: 503}),
                  () => Response.json({state: 'succeeded'}),
                ];
                const real = window.fetch;
                window.fetch = async (path, init) => {
                  asked.push(path + ' ' + (init.headers['Last-Event-ID'] ?? ''));
                  return answers.shift()();
                };
                const states = [];
                const troubles = [];
                try {
                  await follow('a', new AbortController().signal, job => states.push(job.state), trouble => troubles.push(trouble));
                } finally {
                  window.fetch = real;
                }
                return [asked.join(), states.join(), troubles.filter(each => each).join()];
                """);

        assertThat(told)
                .isEqualTo(
                        List.of(
                                "/v1/jobs/a/events ,/v1/jobs/a/events 0-1,/v1/jobs/a/events 0-1,/v1/jobs/a/events 0-1,"
                                        + "/v1/jobs/a ,/v1/jobs/a ,/v1/jobs/a ",
                                "accepted,running,succeeded",
                                "The gateway doesn’t answer. Is it running, and are you connected? Trying again.,Busy. Trying again."));
    }

    @Test
    void waitingIsToldByWhatIsBeforeOneAndByWhatHasHappened() {
        Object told = browser.evaluate("""
                const {standing} = await import('/page/words.js');
                const now = Date.now();
                const waiting = (job, since = 0) => standing({mark: null, at: now - since, job: {state: 'accepted', ...job}}, now).long;
                return [waiting({queuePosition: 2}), waiting({queuePosition: 1001}), waiting({queuePosition: 1}), waiting({}),
                  waiting({queuePosition: 1}, 60000).slice(0, 27), waiting({queuePosition: 5, attempt: 1}).slice(0, 24)];
                """);

        assertThat(told)
                .isEqualTo(List.of(
                        "1 before yours.",
                        "1000 or more before yours.",
                        "A worker will take it in a moment.",
                        "A worker will take it in a moment.",
                        "No worker has taken it yet:",
                        "Its worker let go of it;"));
    }

    @Test
    void previewsAreLaidOverEachOtherAndTheLastStays() {
        Object layers = browser.evaluate("""
                const {Frame} = await import('/page/frame.js');
                const {galleryPicture} = await import('/page/gallery.js');
                const place = document.getElementById('canvas');
                const frame = new Frame(place);
                frame.waiting('a', await galleryPicture('lake-town'));
                await frame.painted((await galleryPicture('swirls')).blob.slice(), 10);
                await frame.painted((await galleryPicture('ink-wash')).blob.slice(), 20);
                const crossing = place.querySelectorAll('.layer').length;
                await Promise.all(document.getAnimations()
                  .filter(each => each.animationName === 'appear').map(each => each.finished));
                await new Promise(requestAnimationFrame);
                return [crossing > 1, [...place.querySelectorAll('.layer')].map(each => each.alt).join()];
                """);

        assertThat(layers).isEqualTo(List.of(true, "The painting at step 20"));
    }

    @Test
    void easelShowsThePreviewsThatAJobBringsAndItsPlaceInTheQueue() {
        Object shown = browser.evaluate("""
                const {Easel} = await import('/page/easel.js');
                const {galleryPicture} = await import('/page/gallery.js');
                const {DEFAULTS} = await import('/page/settings.js');
                const easel = new Easel({content: () => galleryPicture('lake-town')});
                const entry = {id: 'a', at: Date.now(), content: {key: '', name: 'Town'}, styles: [{key: '', name: 'Wind'}],
                  settings: DEFAULTS, mark: null, trouble: null, thumb: null, job: {state: 'accepted', queuePosition: 3}};
                await easel.show(entry);
                const waiting = document.getElementById('standing-long').textContent;
                const running = (step, name) => ({...entry, job: {state: 'running', progress: {step, steps: 40, secondsLeft: 90},
                  preview: {step, width: 768, height: 576, url: `/gallery/${name}.jpg`}}});
                easel.update(running(10, 'swirls'));
                easel.update(running(20, 'ink-wash'));
                const newest = '.layer[alt="The painting at step 20"]';
                while (!document.querySelector(newest)) await new Promise(requestAnimationFrame);
                return [waiting, document.getElementById('standing-long').textContent, document.title];
                """);

        assertThat(shown)
                .isEqualTo(List.of("2 before yours.", "Step 20 of 40, about 2 minutes left.", "50 % · Impasto"));
    }

    @Test
    void queueIsToldInWordsWhileAPaintingWaits() {
        Object told = browser.evaluate("""
                const {standing} = await import('/page/words.js');
                const entry = {at: 0, mark: null, job: {state: 'accepted'}};
                const words = queue => standing(entry, 60_000, queue).long;
                return [{waiting: 1, workers: 0}, {waiting: 2, workers: 1}, {waiting: 9, workers: 3}, {waiting: 2, workers: 3}, null].map(words);
                """);

        assertThat(told)
                .isEqualTo(
                        List.of(
                                "No worker is running. It is safe, and the first that comes takes it up; you needn’t keep this page open.",
                                "The worker is busy. Another painting is waiting or being painted.",
                                "All 3 workers are busy. 8 other paintings are waiting or being painted.",
                                "No worker has taken it yet: all are busy, or none is running. It is safe; you needn’t keep this page open.",
                                "No worker has taken it yet: all are busy, or none is running. It is safe; you needn’t keep this page open."));
    }

    @Test
    void estimateIsToldInWords() {
        Object told = browser.evaluate("""
                const {words} = await import('/page/estimate.js');
                const seconds = {low: 31, high: 70};
                return [
                  {seconds, servable: true},
                  {seconds, waitingSeconds: {low: 0, high: 2}, servable: true},
                  {seconds, waitingSeconds: {low: 100, high: 500}, servable: true},
                  {seconds, servable: false, reason: "no worker that is running has the weights of vgg19"},
                ].map(words);
                """);

        assertThat(told)
                .isEqualTo(List.of(
                        "About 30 seconds to a minute.",
                        "About 30 seconds to a minute.",
                        "About 30 seconds to a minute. The queue is long: it begins in about 2 to 8 minutes.",
                        "No worker that is running has the weights of vgg19."));
    }

    @Test
    void queueIsAskedForOnceInAWhileAndNotBelievedWhenItIsOld() {
        Object known = browser.evaluate("""
                const {queueAt} = await import('/page/queue.js');
                const real = window.fetch;
                let asked = 0;
                const answer = {waiting: 1, workers: 0, asOf: new Date(1e12).toISOString()};
                window.fetch = async () => (asked++, {ok: true, status: 200, json: async () => answer});
                const results = [];
                try {
                  for (const now of [1e12, 1e12 + 4000, 1e12 + 5000, 1e12 + 70_000]) {
                    results.push(queueAt(now)?.workers ?? null, asked);
                    await new Promise(resolve => setTimeout(resolve));
                  }
                } finally {
                  window.fetch = real;
                }
                return JSON.stringify(results);
                """);

        assertThat(known).isEqualTo("[null,1,0,1,0,2,null,3]");
    }
}
