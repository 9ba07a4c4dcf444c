"""Makes the records of this folder that nobody means well with, and expected.csv: what is said to each.

    python3 make.py

A record is a file as RecordFile reads it: a line for each header, an empty line, the value. Large ones are compressed. The columns: the
file, what it pretends to be, whether it is taken or refused, and what a refusal names.
"""
import csv
import gzip
import json

GOOD = {"id": "a", "content": "s3://bucket/key", "styles": ["s3://bucket/style"]}
STRUCTURED = "content-type: application/cloudevents+json\n"
EVENT = {
    "ce_specversion": "1.0",
    "ce_id": "a/started/1",
    "ce_source": "/worker/w1",
    "ce_type": "io.impasto.job.started.v1",
    "content-type": "application/json",
}
STARTED = {"jobId": "a", "at": "2026-11-24T04:05:06Z", "attempt": 1, "worker": "w1", "device": "cpu", "steps": 9}
expected = []


def write(name, kind, headers, value, named):
    record = headers.encode("latin-1") + (b"" if value is None else b"\n" + value)
    name += ".record"
    if len(record) > 20_000:
        name += ".gz"
        record = gzip.compress(record, mtime=0)
    with open(name, "wb") as file:
        file.write(record)
    expected.append((name, kind, "taken" if named is None else "refused", named or ""))


def request(name, value, named=None, headers=""):
    write(name, "request", headers, value.encode() if isinstance(value, str) else value, named)


def changed(**fields):
    return json.dumps({**GOOD, **fields})


def options(text):
    return json.dumps(GOOD)[:-1] + ', "options": ' + text + "}"


def event(name, named=None, value=STARTED, **headers):
    lines = "".join(k if v is None else f"{k}: {v}\n" for k, v in {**EVENT, **headers}.items() if v != "")
    write(name, "event", lines, value if isinstance(value, bytes) else json.dumps(value).encode(), named)


# JSON that isn't, or goes too far
request("deep-arrays", options("[" * 100_000), "nesting depth")
request("deep-objects", '{"a":' * 100_000, "nesting depth")
request("nan", options('{"contentWeight": NaN}'), "not JSON (line 1")
request("1e400", options('{"tvWeight": 1e400}'), "options.tvWeight: Infinity is not a weight")
request("1e999999999", options('{"size": 1e999999999}'), "field 'options.size': a whole number is expected")
request("hundred-thousand-digits", options('{"seed": ' + "9" * 100_000 + "}"), "Number value length")
request("key-twice", '{"id": "b", ' + json.dumps(GOOD)[1:], "Duplicate field 'id'")
request("two-documents", json.dumps(GOOD) * 2, "Trailing token")
request("cut-off", json.dumps(GOOD)[:40], "not JSON (line 1")
request("array", "[" + json.dumps(GOOD) + "]", "not a JSON object but ARRAY")
request("only-null", "null", "not a JSON object but NULL")
request("no-value", None, "the record has no value")
request("blank", " \r\n\t", "not a JSON object")

# Characters
request("byte-order-mark", b"\xef\xbb\xbf" + json.dumps(GOOD).encode())
request("utf-16", json.dumps(GOOD).encode("utf-16"), "its bytes are not UTF-8")
request("utf-16-without-mark", json.dumps(GOOD).encode("utf-16-le"), "not JSON (line 1")
request("overlong-slash", changed(content="s3://bucket/?").encode().replace(b"?", b"\xc0\xaf"), "its bytes are not UTF-8")
request("control-characters", changed(content="s3://bucket/a\0b\nc"), "'a\ufffdb\ufffdc' is not an S3 key")
request("lone-surrogate", changed(content="s3://bucket/\ud800"), "is not an S3 key")
request("right-to-left", changed(**{"\u202egnp.exe\u2028": 1}), "unknown field '\ufffdgnp.exe\ufffd'")

# Fields
request("five-megabytes-of-id", changed(id="a" * 5_000_000), "is not a job id")
request("unknown-field", changed(**{"x" * 10_000: 1}), "unknown field 'xxx")
request("null-id", changed(id=None), "field 'id': a value is expected, not null")
request("null-content", changed(content=None), "field 'content': a value is expected, not null")
request("null-style", changed(styles=[None]), "field 'styles.0': a value is expected, not null")
request("null-weight", options('{"styleWeights": [null]}'), "field 'options.styleWeights.0': a value is expected, not null")
request("wrong-types", '{"id": {}, "content": [], "styles": {"a": 1}, "options": 7}', "field 'id': an id as text is expected")
request("options-as-text", options('"classic"'), "field 'options': an object of options is expected")
request("path-traversal", changed(content="s3://bucket/../../etc/passwd"), "has a part '.' or '..'")
request("no-bucket", changed(content="s3:///key"), "'' is not the name of an S3 bucket")
request("file-url", changed(content="file:///etc/passwd"), "'file:///etc/passwd' is not a reference to a picture")
request("hundred-thousand-styles", changed(styles=["s3://bucket/style"] * 100_000), "styles: there are 100000; 1 to 16")
request("no-styles", changed(styles=[]), "styles: there are 0; 1 to 16")
request("negative-share", changed(styles=[{"image": "s3://bucket/style", "weight": -1}]), "-1.0 is not a share")
request("infinite-share", changed(styles=[{"image": "s3://bucket/style", "weight": "Infinity"}]), "Infinity is not a share")
request("size-over-int", options('{"size": 2147483648}'), "field 'options.size'")
request("seed-over-long", options('{"seed": 9223372036854775808}'), "field 'options.seed'")
request("same-layer-100000-times", options(json.dumps({"styleLayers": ["1"] * 100_000})), "options.styleLayers: '1' is named twice")
request("no-weights", options('{"styleWeights": []}'), "there are 0 weights for 4 style layers")
request(
    "all-weights-0",
    options('{"contentWeight": 0, "tvWeight": 0, "styleLayers": ["1"], "styleWeights": [0]}'),
    "nothing would be optimised",
)

# CloudEvents around a request
request("structured-nothing", "{}", "not a structured CloudEvent", STRUCTURED)
request("structured-no-data", '{"specversion": "1.0", "id": "1", "source": "/me", "type": "t"}', "no value", STRUCTURED)
request("structured-invalid-utf-8", b'{"specversion": "1.0", "\xa8": 1}', "UTF-8", STRUCTURED)
request("structured-null", "null", "not a structured CloudEvent", STRUCTURED)
request(
    "structured-broken-base64",
    '{"specversion": "1.0", "id": "1", "source": "/me", "type": "t", "data_base64": "%%%"}',
    "not a structured CloudEvent",
    STRUCTURED,
)
request("structured-no-value", None, "not a structured CloudEvent", STRUCTURED)

# Events
event("event-without-headers", "not an event", **{name: "" for name in EVENT})
event("event-of-another-version", "not an event", ce_specversion="9.9")
event("event-of-yesterday", "not an event", ce_time="yesterday")
event("event-without-type", "not an event", ce_type="")
event("event-null-header", "not an event", **{"content-type": "", "ce_type": None})
event("event-of-unknown-type", "unknown type 'io.impasto.job.xxx", ce_type="io.impasto.job." + "x" * 5_000)
event("event-null-data", "its data is null", b"null")
event("event-without-job", "jobId", {k: v for k, v in STARTED.items() if k != "jobId"})
event("event-null-worker", "field 'worker': a value is expected, not null", {**STARTED, "worker": None})
event("event-at-no-time", "field 'at'", {**STARTED, "at": "tomorrow"})
event("event-in-1e9999999-seconds", None, json.dumps(STARTED).replace('"2026-11-24T04:05:06Z"', "1e9999999").encode())
event(
    "event-of-unknown-failure",
    None,
    {"jobId": "a", "at": STARTED["at"], "failure": {"code": "bad-luck", "detail": "none"}},
    ce_type="io.impasto.job.failed.v1",
)

with open("expected.csv", "w", newline="", encoding="utf-8") as file:
    csv.writer(file, lineterminator="\n").writerows(expected)
