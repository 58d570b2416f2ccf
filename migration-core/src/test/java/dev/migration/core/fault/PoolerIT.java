package dev.migration.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.Migrations;
import dev.migration.core.config.Database;
import dev.migration.core.config.DatabaseUrl;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.plan.Step;
import dev.migration.core.revision.Target;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.ConnectionSources;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run makes of a pooler between itself and the server. */
class PoolerIT {

    private static final String LOCKS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private final TestDatabase database = TestServer.createDatabase();
    private final List<String> events = new ArrayList<>();
    private final ScriptSet set = new ScriptSet(ScriptSet.line("p", 3, ""));

    @TempDir
    Path folder;

    private Migrations migrations;

    @BeforeEach
    void prepare() {
        ScriptSet.prepare(database);
        migrations = Migrations.load(
                        List.of(set.writeTo(folder.resolve("scripts")).location()), MigrationConfig.defaults())
                .withListener(new MigrationListener() {
                    @Override
                    public void pooled() {
                        events.add("pooled");
                    }

                    @Override
                    public void stepStarted(Step step) {
                        events.add("locks " + database.query(LOCKS).get(0));
                    }
                });
    }

    @Test
    void upgradeWithoutAPoolerHoldsTheLock() {
        upgrade(database.connections());

        assertThat(events).containsExactly("locks 1", "locks 1", "locks 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4", "4\nserver_round_robin = 1"})
    void upgradeWhenAPoolerSharesSessionsSaysSoOnceAndTakesNoLock(String size) throws SQLException {
        try (PgBouncer bouncer = PgBouncer.before(
                        database,
                        folder,
                        "pool_mode = transaction\nignore_startup_parameters = extra_float_digits\nmin_pool_size = 1"
                                + "\ndefault_pool_size = " + size);
                Connection client = DriverManager.getConnection(bouncer.jdbcUrl());
                Statement statement = client.createStatement()) {
            statement.execute("PREPARE of_the_pooler AS SELECT 1");

            upgrade(TestDatabase.connections(bouncer.jdbcUrl()));

            assertThat(events).containsExactly("pooled", "locks 0", "locks 0", "locks 0");
            assertThat(database.query(LOCKS)).containsExactly("0");
            if (size.equals("1")) {
                statement.execute("EXECUTE of_the_pooler");
            }
        }
        DatabaseState.assertFinished(database, set, "pool");
    }

    @Test
    void upgradeWhenAPoolerKeepsSessionsApartHoldsTheLock() {
        try (PgBouncer bouncer = PgBouncer.before(
                database, folder, "pool_mode = session\nignore_startup_parameters = extra_float_digits")) {
            upgrade(TestDatabase.connections(bouncer.jdbcUrl()));

            assertThat(events).containsExactly("locks 1", "locks 1", "locks 1");
            assertThat(database.query(LOCKS)).containsExactly("0");
        }
    }

    @Test
    void upgradeWhenAPoolerRefusesTheFirstMessageSaysLessInIt() {
        try (PgBouncer bouncer = PgBouncer.before(database, folder, "pool_mode = transaction")) {
            Database.Server server = (Database.Server) DatabaseUrl.parse(bouncer.jdbcUrl(), "the test", Map.of());

            upgrade(ConnectionSources.of(server));

            assertThat(events).contains("pooled");
        }
        DatabaseState.assertFinished(database, set, "pool");
    }

    private void upgrade(ConnectionSource connections) {
        migrations.upgrade(connections, List.of(Target.parse("heads")));
    }
}
