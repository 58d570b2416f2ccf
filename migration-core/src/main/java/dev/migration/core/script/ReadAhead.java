package dev.migration.core.script;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** The reading of bodies in the background. To be closed with the command: its class loader may be closed then, too. */
public final class ReadAhead implements AutoCloseable {

    private final AtomicBoolean closed;
    private final ForkJoinTask<?> reading;

    private ReadAhead(AtomicBoolean closed, ForkJoinTask<?> reading) {
        this.closed = closed;
        this.reading = reading;
    }

    static ReadAhead of(List<Script> scripts) {
        AtomicBoolean closed = new AtomicBoolean();
        return new ReadAhead(closed, ForkJoinPool.commonPool().submit(() -> read(scripts, closed)));
    }

    private static void read(List<Script> scripts, AtomicBoolean closed) {
        for (Script script : scripts) {
            if (closed.get()) {
                return;
            }
            script.readAhead();
        }
    }

    /** Ends the reading with the script that is being read, and waits for that. */
    @Override
    public void close() {
        closed.set(true);
        // What goes wrong with a body is said to whoever asks for it.
        reading.quietlyJoin();
    }
}
