package dev.migration.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.error.Place;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSplitterTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "SELECT 1;\n  SELECT 'a\n;",
                        "x.sql:2:10: A string begins here and never ends. Close it with a single quote."),
                Arguments.of(
                        "SELECT E'a\\';",
                        "x.sql:1:8: A string begins here and never ends. Close it with a single quote."),
                Arguments.of(
                        "SELECT 'a'\n 'b",
                        "x.sql:1:8: A string begins here and never ends. Close it with a single quote."),
                Arguments.of(
                        "SELECT U&\"a;",
                        "x.sql:1:8: A quoted identifier begins here and never ends. Close it with a double quote."),
                Arguments.of(
                        "DO $do$ x; $Do$;",
                        "x.sql:1:4: A dollar-quoted string begins here and never ends. Close it with '$do$'."),
                Arguments.of(
                        "SELECT 1; /* a /* b */ c",
                        "x.sql:1:11: A block comment begins here and never ends. Close it with '*/'."),
                Arguments.of(
                        "CREATE TABLE t (\n  a int,\n  b numeric(1;\nSELECT 1;",
                        "x.sql:1:16: A parenthesis opens here and is never closed. Close it with ')'.\n"
                                + "x.sql:3:12: A parenthesis opens here and is never closed. Close it with ')'."),
                Arguments.of(
                        "SELECT (1)); SELECT 2;",
                        "x.sql:1:11: A parenthesis closes here that was never opened."
                                + " Remove it, or open it with '(' before."),
                Arguments.of(
                        "CREATE FUNCTION f() RETURNS int\nBEGIN ATOMIC\n SELECT 1;",
                        "x.sql:2:1: A BEGIN ATOMIC body begins here and never ends. Close it with 'END'."),
                Arguments.of(
                        "SELECT 1;\nCOPY t FROM stdin;\n1\n2\n",
                        "x.sql:2:1: The data of this COPY … FROM stdin never ends."
                                + " Write '\\.' on a line of its own after the last row."),
                Arguments.of(
                        "COPY t FROM stdin\n",
                        "x.sql:1:1: COPY … FROM stdin has no data here. End it with ';',"
                                + " then write the data on the next lines and '\\.' on a line of its own."),
                Arguments.of(
                        "COPY t FROM stdin; SELECT 1;\n\\.\n",
                        "x.sql:1:20: Text follows COPY … FROM stdin on its line. Begin the data,"
                                + " or the next statement after the data, on a line of its own."),
                Arguments.of(
                        "\\connect shop\nSELECT 1 \\gset\n\\.\n",
                        "x.sql:1:1: The psql command '\\connect' cannot run in a script, only SQL can."
                                + " Remove it, or write in SQL what it does.\n"
                                + "x.sql:2:10: The psql command '\\gset' cannot run in a script, only SQL can."
                                + " Remove it, or write in SQL what it does.\n"
                                + "x.sql:3:1: The psql command '\\.' cannot run in a script, only SQL can."
                                + " Remove it, or write in SQL what it does."),
                Arguments.of(
                        "SELECT 1\n\\restrict abc\n;",
                        "x.sql:2:1: The psql command '\\restrict' is not alone on a line between two statements."
                                + " Move it to a line of its own, or remove it."),
                Arguments.of(
                        "SELECT 1; \\unrestrict abc",
                        "x.sql:1:11: The psql command '\\unrestrict' is not alone on a line between two statements."
                                + " Move it to a line of its own, or remove it."),
                Arguments.of(
                        "SET LOCAL standard_conforming_strings TO 'off';",
                        "x.sql:1:1: A script cannot turn 'standard_conforming_strings' off."
                                + " Remove this statement, and write strings with backslash escapes as E'…'."),
                Arguments.of(
                        "SELECT 'a\0b';", "x.sql:1:10: The character U+0000 cannot be sent to PostgreSQL. Remove it."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void splitWhenTextHasFaultsReportsEachWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> split(text))
                .isInstanceOf(InvalidSqlException.class)
                .hasMessage(message);
    }

    @Test
    void splitWhenFaultsAreSeveralCarriesThemInOrderOfTheText() {
        assertThatThrownBy(() -> split("SELECT (1;\n\\q\n'a"))
                .isInstanceOfSatisfying(
                        InvalidSqlException.class,
                        e -> assertThat(e.faults())
                                .extracting(SqlFault::place)
                                .containsExactly(place(1, 8), place(2, 1), place(3, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\restrict abc\nSELECT 1;\n  \\unrestrict abc\n",
                "\\unrestrict abc;\r\nSELECT 1\n;",
                "SET standard_conforming_strings = on; ",
            })
    void splitWhenTextHasOnlyWhatDumpsWriteFindsNoFault(String text) {
        assertThat(split(text)).hasSize(1);
    }

    @Test
    void splitWhenLinesEndInCrLfCountsThemOnce() {
        assertThat(split("-- a\r\nSELECT 1;\r\n\r\n  SELECT 2;"))
                .extracting(SqlStatement::place)
                .containsExactly(place(2, 1), place(4, 3));
    }

    @Test
    void splitCountsColumnsInCodePoints() {
        assertThat(split("SELECT '😀é';\tSELECT 2;"))
                .extracting(SqlStatement::place)
                .containsExactly(place(1, 1), place(1, 14));
    }

    @Test
    void splitWhenCommentsLeadGivesPlaceOfFirstToken() {
        assertThat(split("/* a\n b */ -- c\n  SELECT 1"))
                .extracting(SqlStatement::place)
                .containsExactly(place(3, 3));
    }

    @Test
    void nextWhenBoundariesAreMetReadsPartByPart() {
        StatementSplitter splitter = new StatementSplitter(
                new SourceText("x.sql", "SELECT 1\n--#a\nSELECT '\n--#b\n'; --#c\n /* --#d\n*/--#e\n  --#f\nSELECT 3;"),
                0,
                comment -> comment.startsWith("--#"));

        SqlPart one = splitter.next();
        SqlPart two = splitter.next();
        SqlPart three = splitter.next();

        assertThat(one.statements()).extracting(SqlStatement::text).containsExactly("SELECT 1");
        assertThat(one.boundary()).hasValue(new SqlPart.Boundary("--#a", 9));
        assertThat(two.statements()).extracting(SqlStatement::text).containsExactly("SELECT '\n--#b\n'");
        assertThat(two.boundary()).map(SqlPart.Boundary::comment).hasValue("--#f");
        assertThat(three.statements()).extracting(SqlStatement::text).containsExactly("SELECT 3");
        assertThat(three.boundary()).isEmpty();
        assertThat(splitter.next().statements()).isEmpty();
    }

    @Test
    void nextWhenBoundaryStandsBetweenStringsDoesNotContinueThem() {
        StatementSplitter splitter =
                new StatementSplitter(new SourceText("x.sql", "SELECT 'a'\n--#\n'b'"), 0, comment -> true);

        assertThat(splitter.next().statements()).extracting(SqlStatement::text).containsExactly("SELECT 'a'");
        assertThat(splitter.next().statements()).extracting(SqlStatement::text).containsExactly("'b'");
    }

    @Test
    void placeAtGivesPlaceOfCharacterInFile() {
        SqlStatement statement = split("\n  SELECT '😀',\r\n  x").get(0);

        assertThat(statement.placeAt(1)).isEqualTo(place(2, 3));
        assertThat(statement.placeAt(9)).isEqualTo(place(2, 11));
        assertThat(statement.placeAt(16)).isEqualTo(place(3, 3));
        assertThat(statement.placeAt(99)).isEqualTo(place(3, 4));
    }

    private static List<SqlStatement> split(String text) {
        return StatementSplitter.split(new SourceText("x.sql", text));
    }

    private static Place place(int line, int column) {
        return new Place("x.sql", line, column);
    }
}
