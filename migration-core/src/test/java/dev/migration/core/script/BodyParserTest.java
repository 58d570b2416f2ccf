package dev.migration.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.error.Place;
import dev.migration.core.postgres.SourceText;
import dev.migration.core.postgres.SqlStatement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyParserTest {

    private static final String HEADER = "-- m\n-- revision: a1\n";

    @Test
    void parseGivesBothSections() {
        ScriptBody body = parse(
                "-- migration:upgrade\nSELECT 1;\nSELECT 2\n\n-- migration:downgrade transaction=none\nSELECT 3;\n");

        assertThat(body.upgrade().statements()).extracting(SqlStatement::text).containsExactly("SELECT 1", "SELECT 2");
        assertThat(body.upgrade().transactional()).isTrue();
        assertThat(body.upgrade().place()).isEqualTo(new Place("x.sql", 3, 1));
        assertThat(body.downgrade()).hasValueSatisfying(section -> {
            assertThat(section.statements()).extracting(SqlStatement::text).containsExactly("SELECT 3");
            assertThat(section.transactional()).isFalse();
            assertThat(section.place()).isEqualTo(new Place("x.sql", 7, 1));
        });
    }

    @Test
    void parseWhenDowngradeIsAbsentIsIrreversible() {
        assertThat(parse("-- migration:upgrade\n").downgrade()).isEmpty();
    }

    @Test
    void parseWhenDowngradeIsEmptyHasNothingToDo() {
        assertThat(parse("-- migration:upgrade\n-- migration:downgrade").downgrade())
                .hasValueSatisfying(section -> assertThat(section.statements()).isEmpty());
    }

    @Test
    void parseWhenDowngradeComesFirstGivesBothSections() {
        ScriptBody body = parse("-- migration:downgrade\nSELECT 2;\n-- migration:upgrade\nSELECT 1;");

        assertThat(body.upgrade().statements()).extracting(SqlStatement::text).containsExactly("SELECT 1");
        assertThat(body.downgrade()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT '\n-- migration:downgrade\n';",
                "SELECT \"\n-- migration:downgrade\n\";",
                "DO $$\n-- migration:downgrade\n$$;",
                "/*\n-- migration:downgrade\n*/",
                "COPY t FROM stdin;\n-- migration:downgrade\n\\.",
                "SELECT 1; -- migration:downgrade\n",
                "SELECT 1; /* x */ -- migration:downgrade\n",
                "/*\n*/ -- migration:downgrade\n",
                "SELECT '\n' -- migration:downgrade\n",
                "-- see migration:downgrade\n",
            })
    void parseWhenMarkerIsNoCommentOfItsOwnLineDoesNotCountIt(String sql) {
        assertThat(parse("-- migration:upgrade\n" + sql).downgrade()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  -- migration:downgrade",
                "\t--migration:downgrade  ",
                "SELECT 'a'\n-- migration:downgrade\n",
                "SELECT 1 +\n-- migration:downgrade\n",
                "$$a$$\r\n-- migration:downgrade\r\n",
            })
    void parseWhenMarkerStandsAloneCountsIt(String sql) {
        assertThat(parse("-- migration:upgrade\n" + sql).downgrade()).isPresent();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "-- migration:upgrade\n-- migration:upgrade\n",
                        "x.sql:4:1: The marker 'migration:upgrade' is given twice, first in line 3."
                                + " Join the two sections under one marker."),
                Arguments.of(
                        "-- migration:downgrade\nSELECT 1;",
                        "x.sql:1:1: The script has no upgrade section."
                                + " Put '-- migration:upgrade' on a line of its own above its SQL."),
                Arguments.of(
                        "-- migration:upgrade\n -- migration:downgrad\n",
                        "x.sql:4:2: The marker '-- migration:downgrad' is unknown."
                                + " Write '-- migration:upgrade' or '-- migration:downgrade', or begin the comment with another word."),
                Arguments.of(
                        "-- migration:upgrade\n-- migraton:downgrade\n",
                        "x.sql:4:1: The marker '-- migraton:downgrade' is unknown."
                                + " Write '-- migration:upgrade' or '-- migration:downgrade', or begin the comment with another word."),
                Arguments.of(
                        "-- migration:upgrade\n-- migration:downgrade tx=none",
                        "x.sql:4:24: The option 'tx=none' of 'migration:downgrade' is unknown."
                                + " Write transaction=none, or no option."),
                Arguments.of(
                        "-- migration:upgrade\nSELECT (1;\n-- migration:downgrade\n\\q\nSELECT 'a",
                        "x.sql:4:8: A parenthesis opens here and is never closed. Close it with ')'.\n"
                                + "x.sql:6:1: The psql command '\\q' cannot run in a script, only SQL can."
                                + " Remove it, or write in SQL what it does.\n"
                                + "x.sql:7:8: A string begins here and never ends. Close it with a single quote."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void parseWhenSectionsHaveFaultsTellsThemWithTheirPlaces(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidScriptsException.class)
                .hasMessage(message);
    }

    @Test
    void checksumCoversUpgradeSectionOnly() {
        String upgrade = "-- migration:upgrade\nSELECT 1;\n";

        assertThat(parse(upgrade + "-- migration:downgrade\nSELECT 3").checksum())
                .isEqualTo(
                        parse("-- migration:downgrade\nSELECT 4;\n" + upgrade).checksum())
                .isEqualTo(parse("-- migration:upgrade transaction=none\n/* c */ SELECT\r\n1")
                        .checksum())
                .isNotEqualTo(parse("-- migration:upgrade\nSELECT 2;\n").checksum())
                .hasSize(64);
    }

    @Test
    void upgradeFaultsWhenStatementsCannotRunInTransactionTellsEach() {
        ScriptBody body = parse("""
                -- migration:upgrade
                CREATE TABLE t (a int);
                CREATE INDEX CONCURRENTLY i
                  ON t (a);
                COMMIT;
                -- migration:downgrade
                DROP INDEX CONCURRENTLY i;
                """);

        assertThat(body.upgradeFaults())
                .extracting(ScriptFault::toString)
                .containsExactly(
                        "x.sql:5:1: 'CREATE INDEX CONCURRENTLY i ON t (a)' cannot run inside a transaction."
                                + " Move it to a script of its own, and begin its section with"
                                + " '-- migration:upgrade transaction=none'.",
                        "x.sql:7:1: 'COMMIT' would end or begin the transaction that the script runs in."
                                + " Remove it, or begin the section with '-- migration:upgrade transaction=none'.");
        assertThat(body.downgradeFaults())
                .extracting(ScriptFault::toString)
                .containsExactly("x.sql:9:1: 'DROP INDEX CONCURRENTLY i' cannot run inside a transaction."
                        + " Move it to a script of its own, and begin its section with"
                        + " '-- migration:downgrade transaction=none'.");
    }

    @Test
    void upgradeFaultsWhenSectionHasNoTransactionIsEmpty() {
        ScriptBody body = parse("-- migration:upgrade transaction=none\nVACUUM; BEGIN; COMMIT;");

        assertThat(body.upgradeFaults()).isEmpty();
        assertThat(body.downgradeFaults()).isEmpty();
    }

    private static ScriptBody parse(String body) {
        return BodyParser.parse(new SourceText("x.sql", HEADER + body));
    }
}
