package io.impasto.bench.scale;

/**
 * Which pods go when there are too many. In either case those that aren't ready yet go first, as Kubernetes has it.
 */
enum Victims {
    /** Any of the ready ones: nobody says which are busy. */
    ANY,
    /** The idle ones first: workers keep {@code controller.kubernetes.io/pod-deletion-cost} up to date. */
    IDLE_FIRST
}
