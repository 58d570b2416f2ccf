package dev.migration.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.revision.HistoryOrder;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import dev.migration.core.run.HistoryRow;
import dev.migration.core.run.MigrationFailedException;
import dev.migration.core.testing.ScriptFolder;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AppliedHistoryIT {

    @TempDir
    Path folder;

    private ScriptFolder scripts;
    private TestDatabase database;
    private MigrationConfig config = MigrationConfig.defaults();

    @BeforeEach
    void start() {
        scripts = new ScriptFolder(folder);
        database = TestServer.createDatabase();
        scripts.write("a", "", "SELECT 1", "");
        scripts.write("b", "a", "SELECT 1", "");
    }

    @Test
    void ofWhenThereIsNoTableIsEmptyAndCreatesNone() {
        assertThat(history("", HistoryOrder.NEWEST_FIRST)).isEmpty();
        assertThat(database.query("SELECT to_regclass('migration_history') IS NULL"))
                .containsExactly("t");
    }

    @Test
    void ofTellsAllThatWasDoneNewestFirst() {
        scripts.write("c", "b", "SELECT 1 / 0", "");
        assertThatThrownBy(() -> upgrade("heads")).isInstanceOf(MigrationFailedException.class);
        migrations().downgrade(database.connections(), Target.parse("-1"));
        migrations().stamp(database.connections(), List.of(Target.parse("base")), false);

        assertThat(history("", HistoryOrder.NEWEST_FIRST))
                .containsExactly(
                        "stamp base done ",
                        "downgrade b done step b",
                        "upgrade c failed 22012: division by zero",
                        "upgrade b done step b",
                        "upgrade a done step a");
    }

    @Test
    void ofWhenOldestFirstTurnsItRound() {
        upgrade("heads");

        assertThat(history("", HistoryOrder.OLDEST_FIRST))
                .containsExactly("upgrade a done step a", "upgrade b done step b");
    }

    @Test
    void ofARangeLeavesTheOthersOut() {
        upgrade("heads");
        migrations().downgrade(database.connections(), Target.parse("a"));

        assertThat(history("b:", HistoryOrder.OLDEST_FIRST))
                .containsExactly("upgrade b done step b", "downgrade b done step b");
        assertThat(history(":current", HistoryOrder.OLDEST_FIRST)).containsExactly("upgrade a done step a");
    }

    @Test
    void ofWhenNoScriptHasARevisionStillTellsIt() {
        upgrade("heads");
        database.execute("UPDATE migration_history SET revision = 'gone' WHERE revision = 'b';"
                + " UPDATE migration_version SET version_num = 'gone'");

        assertThat(history("", HistoryOrder.NEWEST_FIRST))
                .containsExactly("upgrade gone done step b", "upgrade a done step a");
    }

    @ParameterizedTest
    @EnumSource(TransactionMode.class)
    void rowTellsWhoWhenAndHowLong(TransactionMode mode) {
        config = config.withTransaction(mode);
        Instant before = Instant.parse(now());
        upgrade("a");

        HistoryRow row = rows("", HistoryOrder.NEWEST_FIRST).get(0);

        Instant after = Instant.parse(now());
        assertThat(row.appliedBy()).isEqualTo("postgres");
        assertThat(row.appliedAt()).isBetween(before, after);
        assertThat(row.duration().orElseThrow()).isBetween(Duration.ZERO, Duration.between(before, after));
        assertThat(row.toolVersion()).matches("[0-9]+[.].*");
        assertThat(row.module()).isEqualTo("app");
        assertThat(row.checksum()).hasSize(64);
        assertThat(row.statementsDone()).isEqualTo(1);
    }

    @Test
    void rowInARunOfOneTransactionCountsWhatRanBeforeInlineData() {
        config = config.withTransaction(TransactionMode.ALL);
        String busy = """
                DO $$ DECLARE began timestamptz := clock_timestamp();
                BEGIN WHILE clock_timestamp() < began + interval '5 ms' LOOP END LOOP; END $$;
                COPY t FROM stdin;
                1
                \\.
                """;
        scripts.write("a", "", "CREATE TABLE t (n integer);\n" + busy, "");
        scripts.write("b", "a", busy, "");

        upgrade("heads");

        assertThat(database.query("SELECT revision, duration_ms >= 5 FROM migration_history ORDER BY id"))
                .containsExactly("a|t", "b|t");
    }

    @Test
    void rowOfAStepwiseScriptTellsWhoWhenAndHowLong() {
        scripts.text("a", "-- a\n--\n-- revision: a\n-- revises:\n\n-- migration:upgrade transaction=none\nVACUUM\n");
        Instant before = Instant.parse(now());
        upgrade("a");

        HistoryRow row = rows("", HistoryOrder.NEWEST_FIRST).get(0);

        Instant after = Instant.parse(now());
        assertThat(row.appliedAt()).isBetween(before, after);
        assertThat(row.duration().orElseThrow()).isBetween(Duration.ZERO, Duration.between(before, after));
        assertThat(row.appliedBy()).isEqualTo("postgres");
    }

    @Test
    void rowOfAStampHasNeitherModuleNorMessage() {
        migrations().stamp(database.connections(), List.of(Target.parse("a")), false);

        HistoryRow row = rows("", HistoryOrder.NEWEST_FIRST).get(0);

        assertThat(row.module()).isEmpty();
        assertThat(row.message()).isEmpty();
        assertThat(row.checksum()).isEmpty();
    }

    private String now() {
        return database.query(
                        "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                .get(0);
    }

    private void upgrade(String target) {
        migrations().upgrade(database.connections(), Target.parseAll(target));
    }

    private List<String> history(String range, HistoryOrder order) {
        return rows(range, order).stream()
                .map(row -> row.direction() + " " + row.revision() + " " + row.state() + " " + row.message())
                .toList();
    }

    private List<HistoryRow> rows(String range, HistoryOrder order) {
        return migrations()
                .appliedHistory(
                        database.connections(),
                        range.isEmpty() ? Optional.empty() : Optional.of(RevisionRange.parse(range)),
                        order);
    }

    private Migrations migrations() {
        return Migrations.load(List.of(scripts.location()), config);
    }
}
