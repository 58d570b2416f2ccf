package dev.migration.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotEnvTest {

    private static final Set<String> KEYS = Set.of("DATABASE_URL");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            K=value|value
            K = value|value
              K=value  |value
            export K=value|value
            export\tK=value|value
            K=|
            K= |
            K=a b|a b
            K=a#b|a#b
            K=#b|#b
            K=a #b|a
            K= #b|
            K=a=b|a=b
            K='a b'|a b
            K='a #b' # c|a #b
            K='it\\'s \\\\ \\n'|it's \\ \\n
            K="a b"|a b
            K="a #b"# c|a #b
            K="a\\"b\\\\c\\td\\$e\\q"|a"b\\c\td$e\\q
            K=''|
            K=""|
            K=a'b"c|a'b"c
            K=$HOME|$HOME
            K=ä€|ä€
            """)
    void parseReadsOneValue(String line, String expected) {
        assertThat(parse(line)).containsEntry("K", expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            K=${E}              | env
            K=a${E}b${E}c       | aenvbenvc
            K="${E}"            | env
            K='${E}'            | ${E}
            K="\\${E}"          | ${E}
            K=${A}              | above
            K=${BOTH}           | env
            K=[${NONE}]         | []
            K=${NONE:-other}    | other
            K=${NONE-other}     | other
            K=[${EMPTY-other}]  | []
            K=${EMPTY:-other}   | other
            K=${E:-other}       | env
            K=${E               | ${E
            K=${1}              | ${1}
            """)
    void parseWhenReferenceTakesEnvironmentThenLinesAbove(String line, String expected) {
        Map<String, String> environment = Map.of("E", "env", "BOTH", "env", "EMPTY", "");

        assertThat(DotEnv.parse("A=above\nBOTH=above\n" + line, ".env", KEYS, environment))
                .containsEntry("K", expected);
    }

    @Test
    void parseReadsAFile() {
        String text = """
                \uFEFF# the database
                POSTGRES_DB=app

                export POSTGRES_USER='alice' # owner
                what is this
                FLAG
                KEY="first
                second # no comment"
                POSTGRES_USER=bob
                """;

        assertThat(parse(text))
                .containsOnly(
                        Map.entry("POSTGRES_DB", "app"),
                        Map.entry("POSTGRES_USER", "bob"),
                        Map.entry("KEY", "first\nsecond # no comment"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=1\r\nB='2'\r\n", "A=1\rB=2", "A=1\n\n\nB=2"})
    void parseWhenOtherLineEndingsReadsAllLines(String text) {
        assertThat(parse(text)).containsOnly(Map.entry("A", "1"), Map.entry("B", "2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            DATABASE_URL="tiger     | 'DATABASE_URL' in '/app/.env:2' has no closing quotation mark. Add it at the end of the value.
            DATABASE_URL='a'tiger   | 'DATABASE_URL' in '/app/.env:2' goes on after the closing quotation mark. Write \\' for a quotation mark inside.
            DATABASE_URL: tiger     | 'DATABASE_URL' in '/app/.env:2' has no '=' after its name. Write DATABASE_URL=value.
            DATABASE_URL=tiger\uFFFD| 'DATABASE_URL' in '/app/.env:2' is not UTF-8. Save the file in UTF-8.
            """)
    void parseWhenLineThatMattersIsMalformedThrows(String line, String message) {
        assertThatExceptionOfType(InvalidDotEnvException.class)
                .isThrownBy(() -> DotEnv.parse("A=1\n" + line, "/app/.env", KEYS, Map.of()))
                .withMessage(message)
                .satisfies(e -> assertThat(e.line()).hasValue(2))
                .satisfies(e -> assertThat(e.file()).isEqualTo("/app/.env"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTHER=\"open",
                "OTHER='a'b",
                "OTHER: x",
                "= x",
                "OTHER=\uFFFD",
                "DATABASE_URL",
                "export DATABASE_URL"
            })
    void parseWhenLineThatDoesNotMatterIsMalformedGoesOn(String line) {
        assertThat(parse(line + "\nB=2")).containsEntry("B", "2");
    }

    @Test
    void loadWhenThereIsNoFileReturnsNothing(@TempDir Path folder) {
        assertThat(DotEnv.load(folder.resolve(".env"), KEYS, Map.of())).isEmpty();
    }

    @Test
    void loadWhenItIsAFolderReturnsNothing(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve(".env"));

        assertThat(DotEnv.load(folder.resolve(".env"), KEYS, Map.of())).isEmpty();
    }

    @Test
    void loadWhenCommentIsNotUtf8ReadsTheRest(@TempDir Path folder) throws IOException {
        Path file = folder.resolve(".env");
        Files.write(file, "# für alle\nK=1\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(DotEnv.load(file, KEYS, Map.of())).containsOnly(Map.entry("K", "1"));
    }

    @Test
    void loadWhenFileCannotBeReadThrows() {
        // A file that exists and cannot be read by anyone, an administrator included.
        Path file = Path.of("/proc/self/mem");
        assumeTrue(Files.exists(file, LinkOption.NOFOLLOW_LINKS));

        assertThatExceptionOfType(InvalidDotEnvException.class)
                .isThrownBy(() -> DotEnv.load(file, KEYS, Map.of()))
                .withMessage("The file '/proc/self/mem' cannot be read. Allow reading it, or name the database with"
                        + " migration.url.")
                .satisfies(e -> assertThat(e.line()).isEmpty());
    }

    @Property
    void parseNeverThrowsAnythingElse(
            @ForAll @Chars({'A', '=', '"', '\'', '\\', '$', '{', '}', '#', ' ', '\n', '\r', ':', '-', '\u00e9'})
                    String text) {
        try {
            parse("DATABASE_URL=" + text);
        } catch (InvalidDotEnvException e) {
            assertThat(e).hasNoCause();
        }
    }

    private static Map<String, String> parse(String text) {
        return DotEnv.parse(text, ".env", KEYS, Map.of());
    }
}
