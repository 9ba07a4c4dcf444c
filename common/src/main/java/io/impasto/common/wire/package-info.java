/**
 * The wire form of the contract: topics, headers and codecs. The published description of it is
 * {@code contract/asyncapi.yaml} with its JSON Schemas; a test holds the two together.
 *
 * <p>Decision: CloudEvents 1.0 in binary mode through the CloudEvents SDK, so that a subscriber that knows nothing of
 * CloudEvents still finds plain JSON in the record's value. Rejected: structured mode (hides the JSON one level down), Avro
 * (needs a registry before the first message can be written by hand).
 */
@NullMarked
package io.impasto.common.wire;

import org.jspecify.annotations.NullMarked;
