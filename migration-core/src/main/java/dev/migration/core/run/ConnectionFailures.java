package dev.migration.core.run;

import dev.migration.core.config.Credentials;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says why a connection could not be opened, by SQLSTATE. */
final class ConnectionFailures {

    private ConnectionFailures() {}

    static ConnectionFailedException explain(ConnectionSource source, SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        String text = "Cannot connect to " + source.display() + " (" + source.origin() + "): " + reason(state, cause);
        return new ConnectionFailedException(text, state, cause);
    }

    private static String reason(String state, SQLException cause) {
        // PostgreSQL manual, "PostgreSQL Error Codes"
        return switch (state) {
            case "28P01" -> "the server refuses the password. Check user name and password.";
            case "28000" ->
                "the server refuses this role. Check user name and password, and the server's pg_hba.conf: "
                        + text(cause);
            case "3D000" -> "the server has no such database. Create it, or correct the name.";
            case "08001", "08006" -> unreachable(cause);
            case "08004" -> "the server refuses the connection. Check user name and password: " + text(cause);
            case "53300" -> "the server has no connection left. Try again later: " + text(cause);
            case "57P03" -> "the server is starting or stopping. Try again later: " + text(cause);
            default -> text(cause);
        };
    }

    private static String unreachable(SQLException cause) {
        if (cause.getCause() instanceof UnknownHostException) {
            return "its host is not known. Check the host's name.";
        }
        String advice = "the server does not answer. Check host and port, and whether it runs";
        return cause.getCause() instanceof ConnectException ? advice + "." : advice + ": " + text(cause);
    }

    private static String text(SQLException cause) {
        return Credentials.mask(firstLine(ServerError.of(cause).message()));
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
