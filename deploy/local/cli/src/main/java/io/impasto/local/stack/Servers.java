package io.impasto.local.stack;

import java.net.URI;

/**
 * What the applications need to know of the servers.
 *
 * @param kafka bootstrap servers
 * @param store the S3 endpoint
 */
record Servers(String kafka, URI store, StoreKeys keys) {}
