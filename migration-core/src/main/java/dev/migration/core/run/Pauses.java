package dev.migration.core.run;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Time as one who waits sees it. */
interface Pauses {

    /** The machine's own time; each pause is up to a quarter longer, so that several that wait do not ask in step. */
    Pauses SYSTEM = new Pauses() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            long nanos = duration.toNanos();
            Thread.sleep(Duration.ofNanos(nanos + ThreadLocalRandom.current().nextLong(nanos / 4 + 1))
                    .toMillis());
        }
    };

    /** Returns a time in nanoseconds that means something only in comparison with another one. */
    long nanoTime();

    /** Lets time go by. */
    void pause(Duration duration) throws InterruptedException;
}
