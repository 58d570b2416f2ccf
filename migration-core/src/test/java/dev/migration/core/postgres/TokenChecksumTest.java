package dev.migration.core.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    @ParameterizedTest
    @ValueSource(strings = {"-- größer\n", "-- \uD83D\uDE00\r\n", "/* \r */", "/* 🦀 */"})
    void checksumWhenTextIsNotPlainIsThatOfThePlainOne(String comment) {
        assertThat(checksum(comment + "SELECT 'a', $$b$$, 1;")).isEqualTo(checksum("SELECT 'a', $$b$$, 1;"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "a.b|a . b",
                "x(.5)|x ( .5 )",
                "1..2|1 .. 2",
                "1.5e-3+1_000|1.5e-3 + 1_000",
                "0xFF-1|0xFF - 1",
                "e&1|e & 1",
                "u&x|u & x",
                "e'a',n'b',b'1'|e'a' , n'b' , b'1'",
                "a[1:2]|a [ 1 : 2 ]",
                "a:=1|a := 1",
                "a::int|a :: int",
                "$1-$2|$1 - $2",
                "a*-1|a * - 1",
                "a@-1|a @- 1",
                "a/*c*/b|a b",
                "1--c|1",
            })
    void checksumWhenTokensTouchIsThatOfTokensApart(String touching, String apart) {
        assertThat(checksum("SELECT " + touching)).isEqualTo(checksum("SELECT " + apart));
    }

    @Test
    void checksumWhenTextIsLongIsThatOfTheShortOne() {
        assertThat(checksum("SELECT 1;" + " ".repeat(1 << 20) + "SELECT 2")).isEqualTo(checksum("SELECT 1;SELECT 2"));
    }

    @Test
    void checksumWhenTokensAreLongerThanAnyBufferCountsThemWhole() {
        String name = "a".repeat(5000);

        assertThat(checksum("SELECT " + name)).isEqualTo(checksum("SELECT " + name + " -- é"));
        assertThat(checksum("SELECT " + name)).isNotEqualTo(checksum("SELECT " + name + "a"));
    }

    @Test
    void checksumWhenThereIsNoStatementIsThatOfNothing() {
        assertThat(checksum("-- nothing"))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500, 504, 508, 512, 513, 70_000})
    void checksumOfATokenOfAnyLengthIsThatOfWhatIsDocumented(int length) throws NoSuchAlgorithmException {
        String token = "a".repeat(length);
        byte[] hashed = ByteBuffer.allocate(length + 8)
                .putInt(length)
                .put(token.getBytes(UTF_8))
                .putInt(-1)
                .array();

        assertThat(checksum(token))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(hashed)));
    }

    private static String checksum(String text) {
        return new StatementSplitter(new SourceText("x.sql", text), 0, comment -> false)
                .nextWithChecksum()
                .checksum()
                .orElseThrow();
    }
}
