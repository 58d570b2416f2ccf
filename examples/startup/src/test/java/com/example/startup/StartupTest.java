package com.example.startup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class StartupTest {

    @Test
    void upgradePrintsEachMigrationOnceAndTheTableIsThere() throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            DataSource dataSource = server.getPostgresDatabase();

            assertEquals(
                    List.of("Applied 3b7e19c0d4a2, create notes", "Applied e58a2f7c6b01, add written_at to notes"),
                    upgrade(dataSource));
            assertEquals(List.of(), upgrade(dataSource));

            Startup.main(new String[] {server.getJdbcUrl("postgres", "postgres")});
            assertEquals(List.of("started"), new Notes(dataSource).texts());
        }
    }

    private static List<String> upgrade(DataSource dataSource) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Startup.upgrade(dataSource, new PrintStream(printed, true, UTF_8));
        return printed.toString(UTF_8).lines().toList();
    }
}
