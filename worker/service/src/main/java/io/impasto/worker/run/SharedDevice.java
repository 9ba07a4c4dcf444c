package io.impasto.worker.run;

import io.impasto.engine.EngineThread;

/** The device, at which several jobs may be at work at once, each on a thread of its own. */
public interface SharedDevice extends EngineThread {

    /** Whether the caller's job is one of several at once. */
    boolean shared();

    /** Whether the caller's job is the only one at work; once it is, it stays so until it ends. Others that ask the same don't count as at work. */
    boolean alone();
}
