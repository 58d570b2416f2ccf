package dev.migration.core.event;

import java.time.Instant;
import java.util.Optional;

/**
 * A session that migrates the same database.
 *
 * @param pid of its server process
 * @param applicationName as the client gave it, may be empty
 * @param since when it connected, where the server lets the role see that
 */
public record LockHolder(int pid, String applicationName, Optional<Instant> since) {

    /** Returns all of it, such as {@code process 4711 ('migration', connected since 2026-11-21T10:15:30Z)}. */
    @Override
    public String toString() {
        return "process " + pid + " ('" + applicationName + "'"
                + since.map(time -> ", connected since " + time).orElse("") + ")";
    }
}
