package dev.migration.core.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

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

    /** Lets time go by; returns false when the thread is interrupted, which it stays. */
    default boolean hasPassed(Duration duration) {
        try {
            pause(duration);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Asks again and again, at least once, with pauses between that double from 20 milliseconds to a second.
     *
     * @param wait how long; at its end it asks for the last time
     * @return the first answer; empty when the wait is over, or the thread is interrupted
     */
    default <T> Optional<T> await(Duration wait, Supplier<Optional<T>> question) {
        long start = nanoTime();
        Duration pause = Duration.ofMillis(20);
        Optional<T> answer = question.get();
        while (answer.isEmpty()) {
            Duration rest = wait.minusNanos(nanoTime() - start);
            if (rest.isNegative() || rest.isZero() || !hasPassed(shorter(pause, rest))) {
                break;
            }
            pause = shorter(pause.multipliedBy(2), Duration.ofSeconds(1));
            answer = question.get();
        }
        return answer;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
