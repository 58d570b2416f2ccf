package dev.migration.core.run;

import java.io.Serializable;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What PostgreSQL says of an error (PostgreSQL manual, "Error and Notice Message Fields").
 *
 * @param sqlState five characters, empty when there is none
 * @param message the primary message
 * @param detail the second line, empty without one
 * @param hint the server's suggestion, empty without one
 * @param context where inside a function it happened, empty elsewhere
 */
public record ServerError(String sqlState, String message, String detail, String hint, String context)
        implements Serializable {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Returns what an exception of the driver carries. */
    public static ServerError of(SQLException exception) {
        ServerErrorMessage server =
                exception instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (server == null) {
            return new ServerError(orEmpty(exception.getSQLState()), orEmpty(exception.getMessage()), "", "", "");
        }
        return new ServerError(
                orEmpty(server.getSQLState()),
                orEmpty(server.getMessage()),
                orEmpty(server.getDetail()),
                orEmpty(server.getHint()),
                orEmpty(server.getWhere()));
    }

    /** Returns the message with its SQLSTATE, on one line. */
    public String summary() {
        return sqlState.isEmpty() ? message : message + " (SQLSTATE " + sqlState + ")";
    }

    /** Returns whether the role lacks a privilege. */
    boolean isLackOfPrivilege() {
        return INSUFFICIENT_PRIVILEGE.equals(sqlState);
    }

    private static String orEmpty(@Nullable String text) {
        return Optional.ofNullable(text).orElse("");
    }
}
