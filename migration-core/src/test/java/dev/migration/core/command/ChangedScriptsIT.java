package dev.migration.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.ValidationMode;
import dev.migration.core.event.ChangedScript;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.UnknownRevisionException;
import dev.migration.core.run.MigrationFailedException;
import dev.migration.core.run.ScriptsChangedException;
import dev.migration.core.script.InvalidScriptsException;
import dev.migration.core.testing.ScriptFolder;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that are edited after they were applied. */
class ChangedScriptsIT {

    private static final String REFUSED = "The script of 'a' (app, a.sql) has changed since it was applied; nothing was"
            + " run. Put it back and write the change as a new revision, or record it as it is with repair.";

    @TempDir
    Path folder;

    private ScriptFolder scripts;
    private TestDatabase database;
    private MigrationConfig config = MigrationConfig.defaults();
    private final List<String> warned = new ArrayList<>();

    @BeforeEach
    void start() {
        scripts = new ScriptFolder(folder);
        database = TestServer.createDatabase();
        scripts.write("a", "", "CREATE TABLE t (n integer)", "DROP TABLE t");
        upgrade();
    }

    @Test
    void upgradeWhenAnAppliedScriptHasChangedRunsNothing() {
        scripts.write("a", "", "CREATE TABLE t (n bigint)", "DROP TABLE t");
        scripts.write("b", "a", "CREATE TABLE u ()", "");

        assertThatThrownBy(this::upgrade)
                .isInstanceOfSatisfying(
                        ScriptsChangedException.class,
                        e -> assertThat(e.changed()).singleElement().satisfies(script -> {
                            assertThat(script.revision().id()).hasToString("a");
                            assertThat(script.recorded()).isEqualTo(checksum("a"));
                            assertThat(script.actual()).hasSize(64).isNotEqualTo(script.recorded());
                            assertThat(script.appliedBy()).isEqualTo("postgres");
                        }))
                .hasMessage(REFUSED);
        assertThat(database.query("SELECT to_regclass('u') IS NULL")).containsExactly("t");
    }

    @Test
    void upgradeWhenThereIsNothingToDoStillRefuses() {
        scripts.write("a", "", "CREATE TABLE t (n bigint)", "DROP TABLE t");

        assertThatThrownBy(this::upgrade).hasMessage(REFUSED);
    }

    @Test
    void upgradeWhenSeveralHaveChangedNamesAllAsTheyWereApplied() {
        scripts.write("c", "a", "SELECT 1", "");
        scripts.write("b", "c", "SELECT 1", "");
        upgrade();
        scripts.write("c", "a", "SELECT 2", "");
        scripts.write("b", "c", "SELECT 2", "");

        assertThatThrownBy(this::upgrade).hasMessage("""
                2 scripts have changed since they were applied; nothing was run:
                    'c' (app, c.sql)
                    'b' (app, b.sql)
                Put them back and write the changes as new revisions, or record them as they are with repair.""");
    }

    @Test
    void upgradeWhenOnlyWhatDoesNotCountHasChangedRuns() {
        scripts.text("a", """
                -- another message
                --
                -- revision: a
                -- revises:
                -- branch labels: first

                -- migration:upgrade transaction=none
                CREATE   TABLE t -- all of it
                  (n /* number */ integer);

                -- migration:downgrade
                SELECT 'another way back'
                """);

        assertThat(upgrade()).isZero();
    }

    @Test
    void upgradeWhenWarningSaysSoAndGoesOn() {
        scripts.write("a", "", "CREATE TABLE t (n bigint)", "DROP TABLE t");
        scripts.write("b", "a", "CREATE TABLE u ()", "");
        config = config.withValidation(ValidationMode.WARN);

        assertThat(upgrade()).isEqualTo(1);
        assertThat(warned).containsExactly("a");
    }

    @Test
    void upgradeWhenNothingHasChangedDoesNotWarn() {
        config = config.withValidation(ValidationMode.WARN);

        upgrade();

        assertThat(warned).isEmpty();
    }

    @Test
    void upgradeWhenValidationIsOffGoesOn() {
        scripts.text("a", "-- a\n--\n-- revision: a\n-- revises:\n\n-- migration:upgrade\nSELECT 'open\n");
        scripts.write("b", "a", "CREATE TABLE u ()", "");
        config = config.withValidation(ValidationMode.OFF);

        assertThat(upgrade()).isEqualTo(1);
        assertThat(warned).isEmpty();
    }

    @Test
    void upgradeWhenAnAppliedScriptCannotBeReadSaysWhere() {
        scripts.text("a", "-- a\n--\n-- revision: a\n-- revises:\n\n-- migration:upgrade\nSELECT 'open\n");

        assertThatThrownBy(this::upgrade)
                .isInstanceOf(InvalidScriptsException.class)
                .hasMessageContaining("a.sql:7:8");
    }

    @Test
    void upgradeWhenAppliedAnewGoesByTheLastTime() {
        migrations().downgrade(database.connections(), Target.parse("base"));
        scripts.write("a", "", "CREATE TABLE t (n bigint)", "DROP TABLE t");
        upgrade();

        assertThat(upgrade()).isZero();
        scripts.write("a", "", "CREATE TABLE t (n integer)", "DROP TABLE t");
        assertThatThrownBy(this::upgrade).hasMessage(REFUSED);
    }

    @Test
    void upgradeWhenDowngradedAndStampedHasNothingToCompare() {
        migrations().downgrade(database.connections(), Target.parse("base"));
        migrations().stamp(database.connections(), List.of(Target.parse("a")), false);
        scripts.write("a", "", "CREATE TABLE t (n bigint)", "DROP TABLE t");

        assertThat(upgrade()).isZero();
    }

    @Test
    void upgradeWhenStampedBelowDoesNotCompareWhatIsAbove() {
        migrations().stamp(database.connections(), List.of(Target.parse("base")), false);
        database.execute("DROP TABLE t");
        scripts.write("a", "", "CREATE TABLE t (n bigint)", "DROP TABLE t");

        assertThat(upgrade()).isEqualTo(1);
    }

    @Test
    void upgradeWhenTheHistoryIsMissingHasNothingToCompare() {
        database.execute("DROP TABLE migration_history");
        scripts.write("a", "", "CREATE TABLE t (n bigint)", "DROP TABLE t");

        assertThat(upgrade()).isZero();
    }

    @Test
    void upgradeWhenAnAttemptFailedLaterGoesByTheUpgrade() {
        scripts.write("b", "a", "SELECT 1 / 0", "");
        assertThatThrownBy(this::upgrade).isInstanceOf(MigrationFailedException.class);
        scripts.write("b", "a", "SELECT 1", "");
        upgrade();
        scripts.write("b", "a", "SELECT 1", "SELECT 1 / 0");
        assertThatThrownBy(() -> migrations().downgrade(database.connections(), Target.parse("-1")))
                .isInstanceOf(MigrationFailedException.class);

        assertThat(upgrade()).isZero();
        scripts.write("b", "a", "SELECT 2", "");
        assertThatThrownBy(this::upgrade).isInstanceOf(ScriptsChangedException.class);
    }

    @Test
    void upgradeWhenAChangedScriptIsImpliedByARowRefuses() {
        scripts.write("b", "a", "SELECT 1", "");
        upgrade();
        scripts.write("a", "", "CREATE TABLE t (n bigint)", "DROP TABLE t");

        assertThatThrownBy(this::upgrade).hasMessage(REFUSED);
    }

    @Test
    void downgradeWhenAnAppliedScriptHasChangedRuns() {
        scripts.write("a", "", "CREATE TABLE t (n bigint)", "DROP TABLE t");

        migrations().downgrade(database.connections(), Target.parse("base"));

        assertThat(upgrade()).isEqualTo(1);
    }

    @Nested
    class Repair {

        @BeforeEach
        void change() {
            scripts.write("b", "a", "SELECT 1", "");
            scripts.write("c", "b", "SELECT 1", "");
            upgrade();
            scripts.write("a", "", "CREATE TABLE t (n bigint)", "DROP TABLE t");
            scripts.write("b", "a", "SELECT 2", "");
        }

        @Test
        void changedTellsWhatHasChangedAndWritesNothing() {
            String before = checksum("a");

            assertThat(changed("")).containsExactly("a", "b");
            assertThat(checksum("a")).isEqualTo(before);
        }

        @Test
        void recordWritesTheChecksumsAndNothingElse() {
            String rest =
                    "SELECT id, revision, state, applied_by, applied_at, duration_ms FROM migration_history ORDER BY 1";
            List<String> before = database.query(rest);

            assertThat(record("")).containsExactly("a", "b");

            assertThat(upgrade()).isZero();
            assertThat(changed("")).isEmpty();
            assertThat(record("")).isEmpty();
            assertThat(database.query(rest)).isEqualTo(before);
        }

        @Test
        void recordWhenRevisionsAreNamedLeavesTheOthers() {
            assertThat(record("b,c")).containsExactly("b");

            assertThat(changed("")).containsExactly("a");
            assertThatThrownBy(ChangedScriptsIT.this::upgrade).hasMessage(REFUSED);
        }

        @Test
        void recordWhenARevisionIsUnknownSaysSo() {
            assertThatThrownBy(() -> record("zz")).isInstanceOf(UnknownRevisionException.class);
            assertThatThrownBy(() -> record("-1")).isInstanceOf(UnknownRevisionException.class);
        }

        @Test
        void recordWhenNoScriptHasARowSaysSo() {
            database.execute("UPDATE migration_version SET version_num = 'gone'");

            assertThatThrownBy(() -> record(""))
                    .hasMessageStartingWith("The database is at 'gone', which no script has;");
        }

        @Test
        void recordWritesTheRowOfTheLastUpgrade() {
            migrations().downgrade(database.connections(), Target.parse("base"));
            config = config.withValidation(ValidationMode.OFF);
            upgrade();
            scripts.write("a", "", "CREATE TABLE t (n smallint)", "DROP TABLE t");

            assertThat(record("")).containsExactly("a");

            assertThat(database.query("SELECT count(DISTINCT checksum) FROM migration_history"
                            + " WHERE revision = 'a' AND direction = 'upgrade'"))
                    .containsExactly("2");
            assertThat(changed("")).isEmpty();
        }

        @Test
        void recordWhenTheTableRefusesWritesNothing() {
            database.execute("""
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                      BEGIN IF NEW.revision = 'b' THEN RAISE 'full'; END IF; RETURN NEW; END $$;
                    CREATE TRIGGER refuse BEFORE UPDATE ON migration_history FOR EACH ROW EXECUTE FUNCTION refuse()""");

            assertThatThrownBy(() -> record(""))
                    .hasMessage("Could not write public.migration_history: full (SQLSTATE P0001).");

            assertThat(changed("")).containsExactly("a", "b");
        }

        private List<String> changed(String targets) {
            return ids(migrations().repair().changed(database.connections(), parse(targets)));
        }

        private List<String> record(String targets) {
            return ids(migrations().repair().record(database.connections(), parse(targets)));
        }

        private static List<Target> parse(String targets) {
            return targets.isEmpty() ? List.of() : Target.parseAll(targets);
        }

        private static List<String> ids(List<ChangedScript> changed) {
            return changed.stream()
                    .map(script -> script.revision().id().value())
                    .toList();
        }
    }

    private String checksum(String revision) {
        return database.query("SELECT checksum FROM migration_history WHERE revision = '" + revision + "'")
                .get(0);
    }

    private int upgrade() {
        return migrations().upgrade(database.connections()).applied().size();
    }

    private Migrations migrations() {
        return Migrations.load(List.of(scripts.location()), config).withListener(new MigrationListener() {
            @Override
            public void scriptsChanged(List<ChangedScript> changed) {
                changed.forEach(script -> warned.add(script.revision().id().value()));
            }
        });
    }
}
