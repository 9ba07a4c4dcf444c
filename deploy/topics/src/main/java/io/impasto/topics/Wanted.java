package io.impasto.topics;

/** How a cluster should be. */
public record Wanted(Layout layout, Principals principals) {}
