package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migration.core.testing.ServerProxy;
import dev.migration.core.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server does not go on with a migration whose client is gone. */
class KilledClientIT {

    private static final String SETTING = "SELECT current_setting('client_connection_check_interval')";

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = Workbench.in(folder);
        assumeTrue(
                Integer.parseInt(bench.database()
                                .query("SHOW server_version_num")
                                .get(0))
                        >= 140000,
                "PostgreSQL 13 does not look after its clients");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void upgradeWhenTheClientIsGoneWithinALongStatementIsRolledBackSoon() throws Exception {
        bench.script("a", "", "CREATE TABLE t ();\nDO $$ BEGIN RAISE NOTICE 'now'; PERFORM pg_sleep(36000); END $$");
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            assertThatThrownBy(() -> bench.with(TestDatabase.connections(proxy.jdbcUrl()))
                            .with(bench.config().withLockWait(Duration.ZERO))
                            .with(Listeners.ofNotices(notice -> {
                                // As the client is gone, it does not come back to look.
                                proxy.refuse();
                                proxy.cutAll();
                            }))
                            .upgrade())
                    .isInstanceOf(MigrationFailedException.class);
        }

        bench.database().awaitOthersEnd();

        assertThat(bench.exists("t")).isFalse();
    }

    @Test
    void upgradeWatchesTheClientThroughoutTheRun() {
        String expect = "DO $$ BEGIN ASSERT current_setting('client_connection_check_interval') = '1s'; END $$";

        assertThat(bench.script("a", "", expect + "; RESET ALL; SET client_connection_check_interval = 0")
                        .script("b", "a", expect)
                        .upgrade()
                        .applied())
                .hasSize(2);
    }

    @Test
    void upgradeWhenItFailsGivesTheConnectionBackAsItWas() throws Exception {
        bench.script("a", "", "SELECT 1 / 0");
        try (PoolOfOne pool = new PoolOfOne(bench.database())) {
            String before = pool.query(SETTING);

            assertThatThrownBy(() -> bench.with(pool.connections()).upgrade())
                    .isInstanceOf(MigrationFailedException.class);

            assertThat(pool.query(SETTING)).isEqualTo(before);
        }
    }
}
