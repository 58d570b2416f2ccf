package dev.migration.core.run;

import dev.migration.core.run.Session.Peer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Finds out whether the proxy before a server gives each transaction of a client to another process of the server, as PgBouncer
 * does in its transaction mode. A lock of the session means nothing there: it stays with a process, and others come to it.
 */
final class SharedProcesses {

    private static final int ROUNDS = 5;
    private static final int PATIENCE_SECONDS = 5;

    private SharedProcesses() {}

    /**
     * Asks through a second connection. Where one process answers two connections that are open, or two processes answer one,
     * there is no doubt. A proxy that does neither serves each connection by a process of its own, or is so busy that it
     * cannot be told.
     */
    static Peer ask(Session session) {
        try (Connection other = session.connectAgain();
                Statement statement = other.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            String first = session.process();
            for (int i = 0; i < ROUNDS; i++) {
                String others = process(statement);
                String own = session.process();
                if (!own.equals(first) || others.equals(own)) {
                    return Peer.SHARED_PROCESSES;
                }
            }
            return Peer.PROXY;
        } catch (SQLException e) {
            // No second connection can be had.
            return Peer.PROXY;
        }
    }

    private static String process(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(Session.PROCESS)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
