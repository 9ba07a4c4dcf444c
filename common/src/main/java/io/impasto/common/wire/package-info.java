/**
 * The wire form of the contract: topics, headers and codecs. The published description of it is
 * {@code contract/asyncapi.yaml} with its JSON Schemas; a test holds the two together.
 *
 * <p>Decision: CloudEvents 1.0 in binary mode through the CloudEvents SDK, so that a subscriber that knows nothing of
 * CloudEvents still finds plain JSON in the record's value. Rejected: structured mode (hides the JSON one level down), Avro
 * (needs a registry before the first message can be written by hand).
 *
 * <p>Decision: what is read is UTF-8, names each key once, and gives a value wherever Java has no {@code @Nullable}, so that a record
 * means one thing to every reader and no null travels on. Whatever else a record brings ends in the codecs' two exceptions.
 */
@NullMarked
package io.impasto.common.wire;

import org.jspecify.annotations.NullMarked;
