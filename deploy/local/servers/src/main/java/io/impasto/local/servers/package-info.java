/**
 * A real Kafka broker, a real S3 server and real workers for one machine and for tests, each a process of its own on 127.0.0.1.
 *
 * <p>Decision: processes, not threads: a test can kill them as it would the real thing, their heaps and class paths don't mix
 * with anybody's, and the local stack and the tests run the same. They run on the class path of whoever starts them, so that
 * nothing needs to be installed. Rejected: in-JVM servers (can't be killed), containers (need an engine).
 */
@NullMarked
package io.impasto.local.servers;

import org.jspecify.annotations.NullMarked;
