package dev.migration.core.run;

import dev.migration.core.event.LockedRelation;
import dev.migration.core.event.Retry.Cause;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How a transaction was tried in vain.
 *
 * @param count how often, at least once
 * @param time from the first try's beginning to the last one's end
 * @param cause why the last one was rolled back
 * @param locked what that may have waited for, where it can be seen
 */
record Tries(int count, Duration time, Cause cause, Optional<LockedRelation> locked) {

    /** Says all of it and what to do, in a few sentences. */
    String text() {
        String tried = "It was tried " + (count == 1 ? "once" : count + " times in " + text(time)) + ".";
        if (cause != Cause.LOCK_TIMEOUT) {
            return tried + " Run the same command again when less is going on in the database.";
        }
        return locked.map(relation -> tried + " " + relation.name() + " is locked by " + relation.holder()
                        + ". Run the same command again when that session is through, or end it:"
                        + " SELECT pg_terminate_backend("
                        + relation.holder().pid() + ");")
                .orElse(tried + " Run the same command again when nobody holds a lock that it needs;"
                        + " pg_stat_activity shows long transactions.");
    }

    private static String text(Duration time) {
        if (time.toMillis() < 1_000) {
            return time.toMillis() + " ms";
        }
        return time.toSeconds() < 60
                ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
