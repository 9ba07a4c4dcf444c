/**
 * Keys and values on disk, in a RocksDB that knows nothing of jobs: written all or nothing, read in the order of the keys, in memory that doesn't
 * grow with what is stored.
 *
 * <p>Decision: what is kept here can be read anew from elsewhere. So a store that is damaged is thrown away and begun again, a write isn't
 * waited for until the disk has it (after a power cut the last ones may be missing, all of one write together and no later one without it), and there is no backup.
 */
@NullMarked
package io.impasto.gateway.follow.store;

import org.jspecify.annotations.NullMarked;
