/**
 * What the worker says of itself on its Kubernetes pod: {@code controller.kubernetes.io/pod-deletion-cost}, by which a Deployment that
 * shrinks chooses whom to end first.
 *
 * <p>Decision: a few lines on the JDK's HTTP client, since one PATCH is all there is. Rejected: a Kubernetes client (some thirty jars for one
 * call), a sidecar that reads the metrics (another image to keep, and one more container a GPU). Kubernetes asks not to change the
 * annotation often: it is told at most once every 10 s, and only where it has changed.
 *
 * <p>It is a hint. A worker whose pod can't be told works as well; whoever is ended hands over its job in any case.
 */
@NullMarked
package io.impasto.worker.pod;

import org.jspecify.annotations.NullMarked;
