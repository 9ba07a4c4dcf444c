/**
 * The contract, published: the files at {@code /contract/}, the pages that show them, and what all operations' descriptions share.
 *
 * <p>Decision: the description of the HTTP interface is generated from the resources and checked in as {@code contract/openapi.yaml}, and a test
 * compares the two: whoever changes the interface sees it in the diff. It refers to {@code request.schema.json} for what a request may say, as
 * {@code asyncapi.yaml} does, so that there is one such schema. Rejected: writing it first (it would be the second place that says what
 * the resources say), generating without checking in (nobody would review it).
 */
@NullMarked
package io.impasto.gateway.contract;

import org.jspecify.annotations.NullMarked;
