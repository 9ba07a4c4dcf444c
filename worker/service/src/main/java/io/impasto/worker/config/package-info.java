/**
 * The configuration: its Javadoc is its documentation, and a test holds every name and default.
 */
@NullMarked
package io.impasto.worker.config;

import org.jspecify.annotations.NullMarked;
