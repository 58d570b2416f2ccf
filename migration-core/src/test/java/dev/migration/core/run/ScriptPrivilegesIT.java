package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of scripts whose role lacks a privilege. */
class ScriptPrivilegesIT {

    private static final String GENERAL = "The migration runs as role runner. Grant it what the statement needs, or"
            + " migrate as a role that has it; docs/privileges.md shows the commands.";

    @TempDir
    Path folder;

    private Workbench superuser;
    private Workbench bench;

    @BeforeEach
    void start() {
        superuser = Workbench.in(folder);
        superuser.database().execute("""
                CREATE ROLE boss NOLOGIN;
                CREATE ROLE runner LOGIN PASSWORD 'runner';
                REVOKE CREATE ON SCHEMA public FROM PUBLIC;
                GRANT USAGE, CREATE ON SCHEMA public TO runner, boss;
                CREATE SCHEMA hers AUTHORIZATION boss;
                SET ROLE boss;
                CREATE TABLE public.orders (id int PRIMARY KEY, note text);
                CREATE INDEX orders_note ON public.orders (note);
                CREATE TABLE public.numbered (id serial, note text);
                GRANT INSERT ON public.numbered TO runner;
                CREATE VIEW public.notes AS SELECT 1 AS n;
                CREATE TYPE public.state AS ENUM ('new');
                CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
                REVOKE EXECUTE ON FUNCTION public.f() FROM PUBLIC;
                CREATE FUNCTION public.g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';
                CREATE TABLE public."My Orders" (id int);
                CREATE TABLE public.guarded (id int);
                ALTER TABLE public.guarded ENABLE ROW LEVEL SECURITY;
                GRANT INSERT ON public.guarded TO runner;
                CREATE TABLE hers.things (id int);
                CREATE TABLE hers.twice (id int);
                CREATE TABLE public.twice (id int);
                RESET ROLE""");
        bench = superuser.with(superuser.database().connectionsAs("runner"));
    }

    @AfterEach
    void dropRoles() {
        superuser.database().execute("DROP OWNED BY runner, boss CASCADE; DROP ROLE runner, boss");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE orders ADD COLUMN n int | TABLE public.orders",
                "ALTER TABLE IF EXISTS ONLY public.orders DROP COLUMN note | TABLE public.orders",
                "ALTER TABLE \"My Orders\" ADD n int | TABLE public.\"My Orders\"",
                "DROP TABLE IF EXISTS absent, orders | TABLE public.orders",
                "CREATE INDEX ON orders (note) | TABLE public.orders",
                "CREATE UNIQUE INDEX orders_id ON ONLY public.orders (id) | TABLE public.orders",
                "DROP INDEX orders_note | TABLE public.orders",
                "COMMENT ON COLUMN orders.note IS 'x' | TABLE public.orders",
                "CREATE POLICY p ON orders | TABLE public.orders",
                "CREATE OR REPLACE VIEW notes AS SELECT 2 AS n | VIEW public.notes",
                "ALTER TYPE state ADD VALUE 'old' | TYPE public.state",
                "ALTER FUNCTION f() STABLE | FUNCTION public.f()",
                "ALTER SEQUENCE numbered_id_seq RESTART | SEQUENCE public.numbered_id_seq",
                "DROP SCHEMA hers | SCHEMA hers",
            })
    void upgradeWhenTheRoleIsNotTheOwnerNamesIt(String statement, String thing) {
        int space = thing.indexOf(' ');

        fails(
                statement,
                "Role runner does not own " + thing.substring(0, space).toLowerCase(Locale.ROOT)
                        + thing.substring(space)
                        + ". Migrate as its owner, boss, or, as a superuser, run: ALTER " + thing
                        + " OWNER TO runner;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM notes | SELECT ON TABLE public.notes",
                "INSERT INTO orders VALUES (1) | INSERT ON TABLE public.orders",
                "UPDATE public.orders SET note = '' | UPDATE ON TABLE public.orders",
                "DELETE FROM ONLY orders | DELETE ON TABLE public.orders",
                "TRUNCATE TABLE orders | TRUNCATE ON TABLE public.orders",
                "CREATE TABLE lines (id int REFERENCES orders) | REFERENCES ON TABLE public.orders",
                "CREATE TRIGGER t AFTER INSERT ON orders EXECUTE FUNCTION g() | TRIGGER ON TABLE public.orders",
                "INSERT INTO numbered (note) VALUES ('') | USAGE ON SEQUENCE public.numbered_id_seq",
                "SELECT f() | EXECUTE ON FUNCTION public.f()",
                "CREATE TABLE hers.lines () | USAGE, CREATE ON SCHEMA hers",
                "SELECT * FROM hers.things | USAGE ON SCHEMA hers",
                "DROP TABLE hers.things | USAGE ON SCHEMA hers",
            })
    void upgradeWhenItIsCertainWhatTheRoleLacksNamesTheGrant(String statement, String grant) {
        fails(statement, "As the owner or a superuser, run: GRANT " + grant + " TO runner;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE SCHEMA more", "CREATE EXTENSION hstore"})
    void upgradeWhenTheRoleMayNotCreateInTheDatabaseNamesTheGrant(String statement) {
        fails(
                statement,
                "As the owner or a superuser, run: GRANT CREATE ON DATABASE "
                        + bench.database().query("SELECT current_database()").get(0) + " TO runner;");
    }

    @Test
    void upgradeWhenAnExtensionIsForSuperusersSaysSo() {
        fails(
                "CREATE EXTENSION IF NOT EXISTS dblink",
                "Role runner may not create extension dblink, only a superuser may. Have one run: CREATE EXTENSION dblink;"
                        + " The script's own passes over it with IF NOT EXISTS.");
    }

    @Test
    void upgradeWhenItIsNotCertainWhatTheRoleLacksSaysWhatItMayBe() {
        fails(
                "CREATE TABLE copied AS SELECT * FROM orders",
                "Role runner does not own table public.orders, which belongs to boss, and lacks SELECT, INSERT, UPDATE,"
                        + " DELETE, TRUNCATE, REFERENCES, TRIGGER on it. The server does not say what of this the statement"
                        + " needs; a privilege is given, as the owner or a superuser, by: GRANT … ON TABLE public.orders TO"
                        + " runner;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE twice ADD n int",
                "DO $$ BEGIN INSERT INTO orders VALUES (1); END $$",
                "INSERT INTO guarded VALUES (1)",
                "CREATE ROLE another",
                "SET LOCAL ROLE runner; INSERT INTO orders VALUES (1)"
            })
    void upgradeWhenNothingIsCertainSaysAsWhomItRan(String statement) {
        fails(statement, GENERAL);
    }

    @Test
    void upgradeOutsideOfATransactionSaysWhereItGoesOn() {
        bench.scripts().text("a", """
                -- step a
                -- revision: a

                -- migration:upgrade transaction=none
                CREATE TABLE t ();
                CREATE INDEX CONCURRENTLY orders_by_note ON orders (note);
                """);

        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageEndingWith(
                        "as a superuser, run: ALTER TABLE public.orders OWNER TO runner; Then run the same"
                                + " command again; it goes on at statement 2.");
    }

    @Test
    void upgradeWhenTheAdviceIsTakenGoesThrough() {
        bench.script("a", "", "ALTER TABLE orders ADD COLUMN n int");
        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);

        superuser.database().execute("ALTER TABLE public.orders OWNER TO runner");

        bench.upgrade();
        assertThat(bench.rows()).containsExactly("a");
    }

    private void fails(String statement, String advice) {
        assertThatThrownBy(() -> bench.script("a", "", statement).upgrade())
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("(SQLSTATE 42501)")
                .hasMessageEndingWith("The database is at base. This run applied nothing. " + advice
                        + " Then run the same command again.");
    }
}
