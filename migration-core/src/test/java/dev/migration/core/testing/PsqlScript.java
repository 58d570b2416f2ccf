package dev.migration.core.testing;

import dev.migration.core.postgres.SourceText;
import dev.migration.core.postgres.SqlStatement;
import dev.migration.core.postgres.StatementSplitter;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Runs a script as {@code psql -v ON_ERROR_STOP=1} does: statement by statement, up to the first error. */
public final class PsqlScript {

    private PsqlScript() {}

    /** Runs the script on one connection; fails with the server's error. */
    public static void run(TestDatabase database, String script) {
        String sql = script.replaceAll("(?m)^\\\\set .*$", "");
        try (Connection connection = database.connect()) {
            for (SqlStatement statement : StatementSplitter.split(new SourceText("script", sql))) {
                if (statement.copyData().isPresent()) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    statement.text(),
                                    new StringReader(statement.copyData().get()));
                } else {
                    try (Statement jdbc = connection.createStatement()) {
                        jdbc.setEscapeProcessing(false);
                        jdbc.execute(statement.text());
                    }
                }
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
