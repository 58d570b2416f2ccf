package dev.migration.core.run;

import dev.migration.core.run.Session.Peer;
import java.util.List;
import java.util.OptionalLong;

/**
 * A session's advisory lock, and what asking for it tells of the other end. While it is held the server looks, as long as a
 * statement runs, whether its client is still there. Not thread-safe.
 */
final class SessionLock {

    private static final String INVALID_VALUE = "22023";
    private static final int UNLOCKS_BEHIND_PROXY = 100;

    private final Session session;
    private final int process;
    private OptionalLong held = OptionalLong.empty();
    private boolean watchesClient;
    private Peer peer = Peer.UNKNOWN;

    /**
     * The lock of a session that holds none yet.
     *
     * @param process the server's that the connection was made to
     * @param watchesClient whether the server can look after its client
     */
    SessionLock(Session session, int process, boolean watchesClient) {
        this.session = session;
        this.process = process;
        this.watchesClient = watchesClient;
    }

    /** Returns who answers, which is not known before the lock was asked for. */
    Peer peer() {
        return peer;
    }

    /** Takes what was found out about the peer for granted from here on. */
    void setPeer(Peer found) {
        peer = found;
        watchesClient &= found != Peer.SHARED_PROCESSES;
    }

    /**
     * Takes the lock, if no other session holds it and the peer is no proxy.
     *
     * @throws DatabaseException when the server refuses
     */
    boolean take(long key) {
        String own = peer == Peer.UNKNOWN ? "pg_catalog.pg_backend_pid() = " + process : "true";
        List<String> answer = ask(own, "pg_catalog.pg_try_advisory_lock(" + key + ")");
        if (peer == Peer.UNKNOWN) {
            peer = answer.contains("") ? Peer.PROXY : Peer.ONE_PROCESS;
        }
        if (answer.get(answer.size() - 1).equals("t")) {
            held = OptionalLong.of(key);
        }
        return held.isPresent();
    }

    private List<String> ask(String condition, String lock) {
        // In this order: a lock outlives the error that a platform gives that cannot watch.
        String watch = watchesClient ? "CASE WHEN " + condition + " THEN " + SessionHygiene.SET_WATCH + " END, " : "";
        try {
            return session.query(
                            "take the lock", "SELECT " + watch + "CASE WHEN " + condition + " THEN " + lock + " END")
                    .orElseThrow()
                    .get(0);
        } catch (DatabaseException e) {
            if (!watchesClient || !e.error().sqlState().equals(INVALID_VALUE)) {
                throw e;
            }
            watchesClient = false;
            return ask(condition, lock);
        }
    }

    /** Returns whether the process that holds it can be told from others: by the lock. */
    boolean isOfKnownProcess() {
        return peer == Peer.ONE_PROCESS && held.isPresent();
    }

    /** Returns the condition of the row of {@code pg_locks} that shows it, which must be held, with its process. */
    String condition() {
        return "pid = " + process + " AND " + MigrationLock.condition(held.getAsLong());
    }

    /** Returns what to run after a step for the next one to find the session as it was. */
    List<String> cleanUp() {
        return SessionHygiene.afterStep(watchesClient && held.isPresent(), peer == Peer.SHARED_PROCESSES);
    }

    /** Not left to the end of the connection: the server gets round to that a little later, a pool never. */
    void giveBack() {
        if (held.isEmpty()) {
            return;
        }
        String sql = "SELECT pg_catalog.pg_advisory_unlock(" + held.getAsLong() + ")";
        try {
            if (watchesClient) {
                session.execute("give back the lock", SessionHygiene.RESET_WATCH);
            }
            boolean done = false;
            // Another process than the lock's may answer.
            for (int i = 0; i < (peer == Peer.PROXY ? UNLOCKS_BEHIND_PROXY : 1) && !done; i++) {
                done = session.query("give back the lock", sql)
                        .orElseThrow()
                        .get(0)
                        .contains("t");
            }
        } catch (DatabaseException e) {
            // The lock ends with the connection, which is about to end.
        }
    }
}
