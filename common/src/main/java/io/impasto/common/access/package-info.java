/**
 * API keys: what one is, and the file that says which there are. Here, as the gateway reads the file and the command line
 * writes it.
 *
 * <p>Decision: a key is 256 random bits, of which the file has the SHA-256 alone. A fast hash is right: there is nothing to guess
 * faster by, a slow one (bcrypt, Argon2) protects short secrets that people choose, and would make every request pay. The file
 * is JSON, replaced as a whole, so that a reader never sees half of one. Rejected: a database (there is none), the topics (a
 * revoked key has to be known before anything is read).
 */
@NullMarked
package io.impasto.common.access;

import org.jspecify.annotations.NullMarked;
