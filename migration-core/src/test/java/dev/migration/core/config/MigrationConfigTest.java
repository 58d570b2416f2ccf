package dev.migration.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationConfigTest {

    @Test
    void defaultsAreThePublicSchemaAndATransactionEach() {
        MigrationConfig config = MigrationConfig.defaults();

        assertThat(config.versionTable()).hasToString("public.migration_version");
        assertThat(config.historyTable()).hasToString("public.migration_history");
        assertThat(config.transaction()).isEqualTo(TransactionMode.EACH);
        assertThat(config.validation()).isEqualTo(ValidationMode.FAIL);
    }

    @Test
    void parseReadsValidationModesInAnyCase() {
        assertThat(ValidationMode.parse(" Warn ")).isEqualTo(ValidationMode.WARN);
        assertThat(ValidationMode.parse("off")).isEqualTo(ValidationMode.OFF);
        assertThatThrownBy(() -> ValidationMode.parse("no"))
                .hasMessage("'no' is no value for migration.validate: it is 'fail', 'warn' or 'off'.");
    }

    @Test
    void withVersionTableSchemaMovesTheHistoryTableAlong() {
        MigrationConfig config =
                MigrationConfig.defaults().withVersionTable("v").withVersionTableSchema("ops");

        assertThat(config.versionTable()).hasToString("ops.v");
        assertThat(config.historyTable()).hasToString("ops.migration_history");
    }

    @Test
    void withVersionTableWhenBlankRefuses() {
        assertThatThrownBy(() -> MigrationConfig.defaults().withVersionTable(" "))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage("' ' is no value for migration.versionTable: a name is needed.");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 63, 64})
    void withVersionTableWhenItsPrimaryKeyCouldNotBeCalledAfterItRefuses(int length) {
        String name = "é" + "a".repeat(length - 2);

        assertThatThrownBy(() -> MigrationConfig.defaults().withVersionTable(name))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage("'" + name + "' is no value for migration.versionTable: its primary key is called the same"
                        + " with '_pkc' at the end, and PostgreSQL's names have at most 63 bytes."
                        + " Choose a name of at most 59 bytes.");
    }

    @Test
    void withVersionTableWhenItIsTheHistoryTableRefuses() {
        assertThatThrownBy(() -> MigrationConfig.defaults().withVersionTable("migration_history"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage("'migration_history' is no value for migration.versionTable:"
                        + " the history table has this name. Choose another, such as 'migration_version'.");
    }

    @Test
    void withVersionTableSchemaWhenPostgresHasNoSuchNameRefuses() {
        String name = "a".repeat(63);

        assertThat(MigrationConfig.defaults()
                        .withVersionTableSchema(name)
                        .versionTable()
                        .schema())
                .isEqualTo(name);
        assertThatThrownBy(() -> MigrationConfig.defaults().withVersionTableSchema(name + "a"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage("'" + name + "a' is no value for migration.versionTableSchema:"
                        + " PostgreSQL's names have at most 63 bytes.");
    }

    @Test
    void parseReadsTransactionModesInAnyCase() {
        assertThat(TransactionMode.parse(" All ")).isEqualTo(TransactionMode.ALL);
        assertThatThrownBy(() -> TransactionMode.parse("some"))
                .hasMessage("'some' is no value for migration.transaction: it is 'each' or 'all'.");
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30, PT30S", "30 s, PT30S", "10min, PT10M", "1h, PT1H", "0, PT0S"})
    void withLockWaitReadsANumberWithItsUnit(String text, Duration wait) {
        assertThat(MigrationConfig.defaults().withLockWait(text).lockWait()).isEqualTo(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1s", "soon", "10 m", "99999999999s"})
    void withLockWaitWhenItIsNoTimeSaysHowToWriteOne(String text) {
        assertThatThrownBy(() -> MigrationConfig.defaults().withLockWait(text))
                .hasMessage("'" + text
                        + "' is no value for migration.lockWait: a time is written as 500ms, 30s, 10min or 1h.");
    }

    @Test
    void defaultsWaitALittleForLocksAndTryAgain() {
        assertThat(MigrationConfig.defaults().limits())
                .isEqualTo(new TimeLimits(Duration.ofSeconds(5), 40, Optional.empty()));
    }

    @Test
    void withLimitsTakesThem() {
        assertThat(MigrationConfig.defaults()
                        .withLockTimeout("2s")
                        .withRetries(0)
                        .withStatementTimeout("10min")
                        .withTransaction(TransactionMode.ALL)
                        .limits())
                .isEqualTo(new TimeLimits(Duration.ofSeconds(2), 0, Optional.of(Duration.ofMinutes(10))));
    }

    @Test
    void withLimitsWhenThereAreNoSuchSaysWhy() {
        MigrationConfig config = MigrationConfig.defaults();

        assertThatThrownBy(() -> config.withLockTimeout("soon"))
                .hasMessage(
                        "'soon' is no value for migration.lockTimeout: a time is written as 500ms, 30s, 10min or 1h.");
        assertThatThrownBy(() -> config.withStatementTimeout("600h"))
                .hasMessage(
                        "'PT600H' is no value for migration.statementTimeout: PostgreSQL's timeouts end at 24 days.");
        assertThatThrownBy(() -> config.withRetries(-1))
                .hasMessage("'-1' is no value for migration.retries: no number of times is less than none.");
    }
}
