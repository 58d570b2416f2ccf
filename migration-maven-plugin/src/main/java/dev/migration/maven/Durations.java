package dev.migration.maven;

import java.time.Duration;
import java.util.Locale;

/** Writes a time as people read it: {@code 23 ms}, {@code 4.2 s}, {@code 3 min 10 s}. */
final class Durations {

    private Durations() {}

    static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
