/** What can be set, and the objects made from it. */
@NullMarked
package io.impasto.gateway.config;

import org.jspecify.annotations.NullMarked;
