package io.impasto.gateway.webhook;

/**
 * Somebody to be told of something.
 *
 * @param id the event's
 * @param body the event in structured JSON
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Webhook(CallbackUrl url, String id, WebhookSecret secret, byte[] body) {}
