package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivilegesIT {

    private static final String ADVICE = " As the owner or a superuser, run: GRANT ";

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
                        + " permission denied for schema public (SQLSTATE 42501)." + ADVICE
                        + "CREATE ON SCHEMA public TO migrator;");
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
                        + " (SQLSTATE 42501)." + ADVICE + "CREATE ON DATABASE " + database + " TO migrator;");
    }

    @Test
    void upgradeWhenTheRoleMayNotReadTheVersionTableSaysSo() {
        createTables("");

        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Could not read public.migration_version:"
                        + " permission denied for table migration_version (SQLSTATE 42501)." + ADVICE
                        + "SELECT ON TABLE public.migration_version TO migrator;");
    }

    @Test
    void upgradeWhenTheRoleMayNotWriteTheVersionTableAppliesNothing() {
        createTables("GRANT SELECT ON migration_version, migration_history TO migrator");

        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Could not lock public.migration_version:"
                        + " permission denied for table migration_version (SQLSTATE 42501)."
                        + " Nothing of this migration stays. The database is at base. This run applied nothing."
                        + ADVICE + "INSERT, UPDATE, DELETE ON TABLE public.migration_version TO migrator;"
                        + " GRANT INSERT, UPDATE ON TABLE public.migration_history TO migrator;");
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
                        + ADVICE + "INSERT, UPDATE ON TABLE public.migration_history TO migrator;");
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

    @Test
    void currentWhenTheRoleMayOnlyReadAnswers() {
        createTables("GRANT SELECT ON migration_version TO migrator; INSERT INTO migration_version VALUES ('a')");

        Migrations migrations = Migrations.load(List.of(bench.scripts().location()), bench.config());

        assertThat(migrations.current(bench.connections()))
                .extracting(row -> row.id().value())
                .containsExactly("a");
    }

    @Test
    void upgradeWhenTheRoleMayNotUseTheSchemaNamesTheGrant() {
        superuser.database().execute("REVOKE USAGE ON SCHEMA public FROM PUBLIC");
        createTables("GRANT SELECT ON migration_version TO migrator");

        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Could not read public.migration_version: permission denied for schema public"
                        + " (SQLSTATE 42501)." + ADVICE + "USAGE ON SCHEMA public TO migrator;");
    }

    @Test
    void upgradeWhenNamesNeedQuotesQuotesThemInTheGrant() {
        superuser.database().execute("CREATE SCHEMA \"my \"\"own; schema\"");
        MigrationConfig config = MigrationConfig.defaults()
                .withVersionTableSchema("my \"own; schema")
                .withVersionTable("v'; DROP TABLE t; --");

        assertThatThrownBy(() -> bench.with(config).upgrade())
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Could not read my \"own; schema.v'; DROP TABLE t; --:"
                        + " permission denied for schema my \"own; schema (SQLSTATE 42501)." + ADVICE
                        + "USAGE ON SCHEMA \"my \"\"own; schema\" TO migrator;");
    }

    @Test
    void upgradeWhenTheRoleOwnsItsSchemaAndNothingElseRunsThereAndBack() {
        superuser.database().execute("CREATE SCHEMA own AUTHORIZATION migrator");
        bench.scripts().write("a", "", "CREATE TABLE own.t (n integer)", "DROP TABLE own.t");
        Workbench owner = bench.with(MigrationConfig.defaults().withVersionTableSchema("own"));

        owner.upgrade();
        assertThat(bench.exists("own.t")).isTrue();

        owner.downgrade("base");
        assertThat(bench.exists("own.t")).isFalse();
        assertThat(bench.database().query("SELECT count(*) FROM own.migration_version"))
                .containsExactly("0");
    }

    private void createTables(String grants) {
        superuser.script("a", "", "SELECT 1").upgrade();
        bench.database().execute("DELETE FROM migration_version; DELETE FROM migration_history; " + grants);
        bench.script("a", "", "CREATE TABLE t (n integer)");
    }
}
