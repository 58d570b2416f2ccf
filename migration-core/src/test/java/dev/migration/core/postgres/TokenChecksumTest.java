package dev.migration.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenChecksumTest {

    private static final String ORIGINAL =
            "SELECT a*-1, 'x\ny' FROM t;\nDO $$ a\nb $$;\nCOPY t FROM stdin;\n1\n2\n\\.\n";

    @Test
    void checksumIsTheSameInEveryRelease() {
        assertThat(checksum(
                        "CREATE TABLE t (id int, note text DEFAULT 'a''b'); -- done\nCOPY t FROM stdin;\n1\tx\n\\.\n"))
                .isEqualTo("9e518c5587b4ede587f6694097d162d820d6cdbd0fdb50c8242ece6a04f7cffe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a * -1,'x\ny'FROM t;DO $$ a\nb $$;COPY t FROM stdin;\n1\n2\n\\.\n",
                "-- c\nSELECT a/**/*-1, 'x\ny' -- d\nFROM t;;\nDO $$ a\nb $$;\n\\restrict q\nCOPY t\nFROM stdin;\n1\n2\n\\.\n",
                "SELECT a*-1, 'x\r\ny' FROM t;\r\nDO $$ a\r\nb $$;\r\nCOPY t FROM stdin;\r\n1\r\n2\r\n\\.\r\n",
            })
    void checksumWhenOnlyCommentsBlanksAndLineEndingsDifferIsTheSame(String text) {
        assertThat(checksum(text)).isEqualTo(checksum(ORIGINAL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "SELECT a b|SELECT ab",
                "SELECT 'a b'|SELECT 'a  b'",
                "SELECT 'a'|SELECT 'A'",
                "SELECT a|SELECT A",
                "SELECT 'a' 'b'|SELECT 'a b'",
                "SELECT $$a$$|SELECT $x$a$x$",
                "SELECT '--a'|SELECT '--b'",
                "SELECT \"a \"|SELECT \"a\"",
                "SELECT 1; SELECT 2|SELECT 1 SELECT 2",
                "SELECT - -1|SELECT @-1",
                "SELECT e'a'|SELECT e 'a'",
            })
    void checksumWhenTokensDifferIsAnother(String one, String other) {
        assertThat(checksum(one)).isNotEqualTo(checksum(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a*-1, 'x\n y' FROM t;\nDO $$ a\nb $$;\nCOPY t FROM stdin;\n1\n2\n\\.\n",
                "SELECT a*-1, 'x\ny' FROM t;\nDO $$ a\n b $$;\nCOPY t FROM stdin;\n1\n2\n\\.\n",
                "SELECT a*-1, 'x\ny' FROM t;\nDO $$ a\nb $$;\nCOPY t FROM stdin;\n1\n3\n\\.\n",
            })
    void checksumWhenLiteralsOrDataDifferIsAnother(String text) {
        assertThat(checksum(text)).isNotEqualTo(checksum(ORIGINAL));
    }

    @Test
    void checksumWhenStringsAreContinuedCountsPartsAndNotTheSpaceBetween() {
        assertThat(checksum("SELECT 'a'\n'b'")).isEqualTo(checksum("SELECT 'a' -- c\n\n  'b'"));
        assertThat(checksum("SELECT 'a'\n'b'")).isNotEqualTo(checksum("SELECT 'ab'"));
        assertThat(checksum("SELECT 'a'\n'b'")).isNotEqualTo(checksum("SELECT 'a' 'b'"));
    }

    private static String checksum(String text) {
        return new StatementSplitter(new SourceText("x.sql", text), 0, comment -> false)
                .next()
                .checksum();
    }
}
