package dev.migration.maven;

import java.io.IOException;
import java.time.Duration;

/** Waits for what another process brings about, by looking again and again. */
final class Pause {

    private static final long STEP_MS = 50;

    private Pause() {}

    /** Waits until the condition holds; false if it does not in the given time, or the thread is interrupted. */
    static boolean until(Duration patience, Condition condition) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                Thread.sleep(STEP_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** What is waited for. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException;
    }
}
