package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.config.MigrationConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivilegesIT {

    private static final String ADVICE =
            " Grant the privilege to the role that migrates, or migrate as a role that has it.";

    @TempDir
    Path folder;

    private Workbench superuser;
    private Workbench bench;

    @BeforeEach
    void start() {
        superuser = Workbench.in(folder);
        superuser
                .database()
                .execute("CREATE ROLE migrator LOGIN PASSWORD 'migrator'; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        bench = superuser.with(superuser.database().connectionsAs("migrator"));
        bench.scripts().write("a", "", "CREATE TABLE t (n integer)", "DROP TABLE t");
    }

    @AfterEach
    void dropRole() {
        superuser.database().execute("DROP OWNED BY migrator CASCADE; DROP ROLE migrator");
    }

    @Test
    void upgradeWhenTheRoleMayNotCreateTheVersionTableRunsNothing() {
        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Could not create table public.migration_version:"
                        + " permission denied for schema public (SQLSTATE 42501)." + ADVICE);
        assertThat(bench.exists("migration_version")).isFalse();
        assertThat(bench.exists("t")).isFalse();
    }

    @Test
    void upgradeWhenTheRoleMayNotCreateTheSchemaRunsNothing() {
        String database = bench.database().query("SELECT current_database()").get(0);

        assertThatThrownBy(() -> bench.with(MigrationConfig.defaults().withVersionTableSchema("own"))
                        .upgrade())
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Could not create schema own: permission denied for database " + database
                        + " (SQLSTATE 42501)." + ADVICE);
    }

    @Test
    void upgradeWhenTheRoleMayNotReadTheVersionTableSaysSo() {
        createTables("");

        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Could not read public.migration_version:"
                        + " permission denied for table migration_version (SQLSTATE 42501)." + ADVICE);
    }

    @Test
    void upgradeWhenTheRoleMayNotWriteTheVersionTableAppliesNothing() {
        createTables("GRANT SELECT ON migration_version, migration_history TO migrator");

        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Could not lock public.migration_version:"
                        + " permission denied for table migration_version (SQLSTATE 42501)."
                        + " Nothing of this migration stays. The database is at base. This run applied nothing."
                        + ADVICE);
    }

    @Test
    void upgradeWhenTheRoleMayNotWriteTheHistoryAppliesNothing() {
        createTables("GRANT ALL ON migration_version TO migrator;"
                + " GRANT SELECT ON migration_history TO migrator; GRANT CREATE ON SCHEMA public TO migrator");

        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Could not write public.migration_history:"
                        + " permission denied for table migration_history (SQLSTATE 42501)."
                        + " Nothing of this migration stays. The database is at base. This run applied nothing."
                        + ADVICE);
        assertThat(bench.exists("t")).isFalse();
        assertThat(bench.rows()).isEmpty();
    }

    @Test
    void upgradeWhenTheRoleMayJustWriteRowsRuns() {
        createTables("GRANT SELECT, INSERT, UPDATE, DELETE ON migration_version, migration_history TO migrator;"
                + " GRANT CREATE ON SCHEMA public TO migrator");

        bench.upgrade();

        assertThat(bench.database().query("SELECT applied_by FROM migration_history"))
                .containsExactly("migrator");
    }

    @Test
    void upgradeWhenAScriptPlaysAnotherRoleNamesTheOneThatMigrates() {
        superuser
                .database()
                .execute("CREATE ROLE owner_of_tables NOLOGIN; GRANT owner_of_tables TO migrator;"
                        + " GRANT CREATE ON SCHEMA public TO migrator, owner_of_tables");
        bench.script("a", "", "SET ROLE owner_of_tables; CREATE TABLE t ()").script("b", "a", "CREATE TABLE u ()");

        bench.upgrade();

        assertThat(bench.database()
                        .query("SELECT tableowner FROM pg_tables WHERE tablename IN ('t', 'u') ORDER BY tablename"))
                .containsExactly("owner_of_tables", "migrator");
        assertThat(bench.database().query("SELECT DISTINCT applied_by FROM migration_history"))
                .containsExactly("migrator");
        superuser.database().execute("DROP OWNED BY owner_of_tables; DROP ROLE owner_of_tables");
    }

    private void createTables(String grants) {
        superuser.script("a", "", "SELECT 1").upgrade();
        bench.database().execute("DELETE FROM migration_version; DELETE FROM migration_history; " + grants);
        bench.script("a", "", "CREATE TABLE t (n integer)");
    }
}
