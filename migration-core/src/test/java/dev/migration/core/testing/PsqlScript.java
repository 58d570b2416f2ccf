package dev.migration.core.testing;

import dev.migration.core.postgres.SourceText;
import dev.migration.core.postgres.SqlStatement;
import dev.migration.core.postgres.StatementSplitter;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.postgresql.PGConnection;

/** Runs a script as {@code psql -v ON_ERROR_STOP=1} does: statement by statement, up to the first error. */
public final class PsqlScript {

    private PsqlScript() {}

    /** Returns whether the real psql can be called. */
    public static boolean isPsqlThere() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
    }

    /** Runs the script by the real psql; fails with what it says when it ends with an error. */
    public static void runByPsql(TestDatabase database, String script) {
        try {
            Path file = Files.createTempFile("script", ".sql");
            try {
                Files.writeString(file, script);
                Process psql = new ProcessBuilder(
                                "psql",
                                "--no-psqlrc",
                                "--set=ON_ERROR_STOP=1",
                                "--file=" + file,
                                database.jdbcUrl().replaceFirst("^jdbc:", ""))
                        .redirectErrorStream(true)
                        .start();
                String output = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (psql.waitFor() != 0) {
                    throw new IllegalStateException(output);
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

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
