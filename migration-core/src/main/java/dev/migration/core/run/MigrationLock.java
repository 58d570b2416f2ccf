package dev.migration.core.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TableName;
import dev.migration.core.event.LockHolder;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.run.Session.Peer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes runs on one version table go one after the other: a session's advisory lock (PostgreSQL manual, "Advisory Locks"),
 * which ends with the session, however that ends.
 *
 * <p>It is asked for again and again rather than waited for: a session that waits within the server holds a snapshot, for
 * which {@code CREATE INDEX CONCURRENTLY} in the holder waits in turn. What the lock protects must be read after it is taken.
 */
public final class MigrationLock {

    private final TableName table;
    private final Duration wait;
    private final MigrationListener listener;
    private final Pauses pauses;
    private final long key;

    /** The lock of the settings' version table; {@code listener} is told of each session that is waited for. */
    public MigrationLock(MigrationConfig config, MigrationListener listener) {
        this(config, listener, Pauses.SYSTEM);
    }

    MigrationLock(MigrationConfig config, MigrationListener listener, Pauses pauses) {
        this.table = config.versionTable();
        this.wait = config.lockWait();
        this.listener = listener;
        this.pauses = pauses;
        this.key = key(table);
    }

    /**
     * Takes the lock, which the session gives back when it is closed. Behind a pooler that shares the server's sessions there is
     * no such lock, and none is taken; the check of the version table at the head of each step keeps runs apart.
     *
     * @throws LockTimeoutException when another session does not give it back in time, or the thread is interrupted
     * @throws DatabaseException when the server refuses
     */
    public void acquire(Session session) {
        if (session.tryLock(key) || isPooled(session)) {
            return;
        }
        long start = pauses.nanoTime();
        Waiter waiter = new Waiter(session);
        if (pauses.await(wait, waiter::locked).isEmpty()) {
            throw new LockTimeoutException(table, waiter.holder, Duration.ofNanos(pauses.nanoTime() - start));
        }
    }

    /** Asks for the lock, and tells of each session that holds it instead. */
    private final class Waiter {

        private final Session session;
        private Optional<LockHolder> holder = Optional.empty();

        Waiter(Session session) {
            this.session = session;
        }

        /** Returns the session once it has the lock. */
        Optional<Session> locked() {
            if (session.tryLock(key)) {
                return Optional.of(session);
            }
            Optional<LockHolder> found = readHolder(session);
            if (found.isPresent() && !found.equals(holder)) {
                listener.waitingForLock(found.get());
            }
            holder = found;
            return Optional.empty();
        }
    }

    private boolean isPooled(Session session) {
        if (session.peer() == Peer.PROXY) {
            session.setPeer(SharedProcesses.ask(session));
        }
        if (session.peer() != Peer.SHARED_PROCESSES) {
            return false;
        }
        listener.pooled();
        return true;
    }

    private Optional<LockHolder> readHolder(Session session) {
        String sql = "SELECT pid, application_name, (extract(epoch FROM backend_start) * 1000)::bigint"
                + " FROM pg_catalog.pg_locks LEFT JOIN pg_catalog.pg_stat_activity USING (pid) WHERE " + condition(key);
        List<List<String>> rows = session.query("see who holds the lock", sql).orElse(List.of());
        return rows.stream()
                .findFirst()
                .map(row -> new LockHolder(
                        Integer.parseInt(row.get(0)),
                        row.get(1),
                        row.get(2).isEmpty()
                                ? Optional.empty()
                                : Optional.of(Instant.ofEpochMilli(Long.parseLong(row.get(2))))));
    }

    /** Returns the condition of the rows of {@code pg_locks} that show who holds a lock. */
    static String condition(long key) {
        // PostgreSQL manual, "pg_locks": a bigint key's halves are classid and objid, and objsubid is 1.
        return "locktype = 'advisory' AND granted AND objsubid = 1 AND classid = " + (key >>> 32)
                + " AND objid = " + (key & 0xffff_ffffL)
                + " AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())";
    }

    /** Advisory locks are a database's, so that its name need not be in the key. */
    private static long key(TableName table) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("dev.migration\0" + table.schema() + "\0" + table.name()).getBytes(UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
