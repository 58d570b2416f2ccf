package dev.migration.maven;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One Maven session that uses an embedded server.
 *
 * @param pid its process
 * @param startedAt when the process started, in milliseconds since 1970, 0 if unknown; tells it from a later one of the same number
 * @param session one of several in the process
 */
record ServerUser(long pid, long startedAt, String session) {

    /** The start of a process is computed from the time since boot and moves a little with the clock. */
    private static final long TOLERANCE_MS = Duration.ofSeconds(10).toMillis();

    /** A new session in this process. */
    static ServerUser create() {
        ProcessHandle process = ProcessHandle.current();
        return new ServerUser(process.pid(), startOf(process), UUID.randomUUID().toString());
    }

    /** Reads what {@link #toString} wrote; empty if it is something else. */
    static Optional<ServerUser> parse(String line) {
        String[] words = line.split(" ", -1);
        try {
            return words.length == 3
                    ? Optional.of(new ServerUser(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2]))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether the process still lives. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ServerUser::startOf)
                .map(start -> start == 0 || startedAt == 0 || Math.abs(start - startedAt) < TOLERANCE_MS)
                .orElse(false);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    @Override
    public String toString() {
        return pid + " " + startedAt + " " + session;
    }
}
