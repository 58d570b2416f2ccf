package dev.migration.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.config.InvalidConfigException;
import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.RevisionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTemplateTest {

    private static final NewScript SCRIPT = NewScript.of(
                    new RevisionId("b2"), "add grade", Instant.parse("2026-03-07T23:59:59.5Z"))
            .withDownRevisions(List.of(new RevisionId("a1")))
            .withBranchLabels(List.of(new BranchLabel("users")))
            .withDependsOn(List.of("c3", "d4"));

    private static final NewScript BASE =
            NewScript.of(new RevisionId("b2"), "add grade", Instant.parse("2026-03-07T23:59:59.5Z"));

    private static final String SECTIONS = "-- migration:upgrade\n{upgrade}\n-- migration:downgrade\n{downgrade}\n";

    @TempDir
    private Path folder;

    @Nested
    class Filling {

        @Test
        void fillPutsEveryPlaceholder() {
            assertThat(fill("""
                    -- {message}
                    -- by team users, ticket of {year}-{month}-{day}: {slug}
                    -- revision: {revision}
                    -- revises: {revises}
                    -- branch labels: {branchLabels}
                    -- depends on: {dependsOn}
                    -- created: {created}

                    -- migration:upgrade
                    SET LOCAL lock_timeout = '2s';
                    {upgrade}

                    -- migration:downgrade
                    {downgrade}
                    """, SCRIPT)).isEqualTo("""
                    -- add grade
                    -- by team users, ticket of 2026-03-07: add_grade
                    -- revision: b2
                    -- revises: a1
                    -- branch labels: users
                    -- depends on: c3, d4
                    -- created: 2026-03-07T23:59:59Z

                    -- migration:upgrade
                    SET LOCAL lock_timeout = '2s';
                    -- Write here the SQL that makes the change.

                    -- migration:downgrade
                    -- Write here the SQL that takes it back.
                    """);
        }

        @Test
        void fillPutsTheWholeHeader() {
            assertThat(fill("{header}\n-- reviewed by nobody yet\n" + SECTIONS, BASE))
                    .isEqualTo("""
                    -- add grade
                    --
                    -- revision: b2
                    -- created: 2026-03-07T23:59:59Z
                    -- reviewed by nobody yet
                    -- migration:upgrade
                    -- Write here the SQL that makes the change.
                    -- migration:downgrade
                    -- Write here the SQL that takes it back.
                    """);
        }

        @Test
        void fillWhenThereIsNothingToPutLeavesNoBlankLineAndNoBlankAtTheEnd() {
            NewScript merge = BASE.withDownRevisions(List.of(new RevisionId("a1"), new RevisionId("c3")));

            assertThat(fill(
                            "-- {message}\n-- revision: {revision}\n-- revises: {revises}\n-- depends on: {dependsOn}\n"
                                    + SECTIONS,
                            merge))
                    .isEqualTo("-- add grade\n-- revision: b2\n-- revises: a1, c3\n-- depends on:\n"
                            + "-- migration:upgrade\n-- migration:downgrade\n");
        }

        @Test
        void fillWhenTheMessageHasSeveralLinesMakesAsManyComments() {
            NewScript script = NewScript.of(new RevisionId("b2"), "add grade\r\nrevises: x", BASE.createdAt());

            assertThat(fill("-- {message}\n-- revision: {revision}\n-- migration:upgrade\n-- {message}!\n", script))
                    .isEqualTo("-- add grade\n-- | revises: x\n-- revision: b2\n-- migration:upgrade\n-- add grade!\n");
        }

        @Test
        void fillMakesOneBraceOfTwo() {
            assertThat(fill(
                            "{header}\n-- migration:upgrade\nSELECT '{{}}', '{{{{\"{revision}\": {{{revision}}}}}}}';\n",
                            BASE))
                    .endsWith("SELECT '{}', '{{\"b2\": {b2}}}';\n");
        }

        @Test
        void fillWhenLinesEndInCarriageReturnsWritesLineFeeds() {
            assertThat(fill("{header}\r\n\r\n-- migration:upgrade\r\nSELECT 1;", BASE))
                    .endsWith("59Z\n\n-- migration:upgrade\nSELECT 1;\n");
        }

        @Test
        void fillPutsTheSqlOfSections() {
            assertThat(fill("{header}\n" + SECTIONS, BASE.withSections("SELECT '{x}';\nSELECT 2;\n", "SELECT 3;")))
                    .endsWith("-- migration:upgrade\nSELECT '{x}';\nSELECT 2;\n-- migration:downgrade\nSELECT 3;\n");
        }
    }

    @Nested
    class Faults {

        @Test
        void parseWhenBracesMeanNothingTellsAllOfThem() {
            assertThatThrownBy(() -> ScriptTemplate.parse(
                            "t.sql", "{header}\r\n-- by {author}\r\n-- migration:upgrade\r\nSELECT '{}';\r\n"))
                    .isInstanceOf(InvalidTemplateException.class)
                    .hasMessage("t.sql:2:7: There is no placeholder {author}. Use one of {header}, {message},"
                            + " {revision}, {revises}, {branchLabels}, {dependsOn}, {created}, {slug}, {year}, {month},"
                            + " {day}, {upgrade}, {downgrade}, or write its braces twice to have them once.\n"
                            + "t.sql:4:9: A brace belongs to no placeholder. Write it twice to have it once.\n"
                            + "t.sql:4:10: A brace belongs to no placeholder. Write it twice to have it once.");
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                delimiter = '~',
                value = {
                    "`{header}` ~ t.sql:1:1: The script has no upgrade section. Put '-- migration:upgrade' on a line of its"
                            + " own above its SQL.",
                    "`{header}|CREATE TABLE t ();` ~ t.sql:2:1: The text 'CREATE TABLE t ();' stands before the first marker."
                            + " Put '-- migration:upgrade' on a line of its own above it.",
                    "`{header}|-- revison: x|-- migration:upgrade` ~ t.sql:2:1: The header key 'revison' is unknown. Use one"
                            + " of revision, revises, branch labels, depends on, created.",
                    "`{header}|-- migration:upgarde` ~ t.sql:2:1: The marker '-- migration:upgarde' is unknown. Write"
                            + " '-- migration:upgrade' or '-- migration:downgrade', or begin the comment with another word.",
                    "`{header}|-- migration:upgrade|SELECT (` ~ t.sql:3:8: A parenthesis opens here and is never closed."
                            + " Close it with ')'.",
                    "`-- {message}|-- migration:upgrade` ~ t.sql:1:1: The header names no revision. Add the line"
                            + " '-- revision: <id>'.",
                    "`` ~ t.sql:1:1: The file is empty. Begin it with '-- revision: <id>' and put '-- migration:upgrade'"
                            + " above its SQL, or move it out of the script folder.",
                })
        void fillWhenItGivesNoScriptTellsTheTemplatesLine(String template, String message) {
            assertFails(template.replace('|', '\n'), SCRIPT, message);
        }

        @Test
        void fillWhenTheHeaderSaysOtherThingsTellsEach() {
            assertFails(
                    """
                    --
                    -- Copyright Acme
                    -- {message}
                    -- revision: {revision}0
                    -- revises: z9
                    -- created: 2020-01-01T00:00:00Z
                    -- migration:upgrade
                    """,
                    SCRIPT,
                    "t.sql:1:1: The header's 'branch labels' would be nothing, not 'users'. Write"
                            + " '-- branch labels: {branchLabels}', or {header} for the whole header.\n"
                            + "t.sql:1:1: The header's 'depends on' would be nothing, not 'c3, d4'. Write"
                            + " '-- depends on: {dependsOn}', or {header} for the whole header.\n"
                            + "t.sql:2:1: The message would be 'Copyright Acme', not 'add grade'. Write '-- {message}' as"
                            + " the first comment, or {header} for the whole header.\n"
                            + "t.sql:4:1: The header's 'revision' would be 'b20', not 'b2'. Write '-- revision: {revision}',"
                            + " or {header} for the whole header.\n"
                            + "t.sql:5:1: The header's 'revises' would be 'z9', not 'a1'. Write '-- revises: {revises}', or"
                            + " {header} for the whole header.\n"
                            + "t.sql:6:1: The header's 'created' would be '2020-01-01T00:00:00Z', not"
                            + " '2026-03-07T23:59:59Z'. Write '-- created: {created}', or {header} for the whole header.");
        }

        @Test
        void fillWhenLinesWerePutBeforeTellsTheTemplatesLine() {
            assertFails(
                    "{header}\n-- migration:upgrade\n{upgrade}\nSELECT '{message};\n",
                    SCRIPT.withSections("SELECT 1;\nSELECT 2;", ""),
                    "t.sql:4:1: A string begins here and never ends. Close it with a single quote.");
        }

        @Test
        void fillWhenSqlHasNoPlaceSaysSo() {
            assertFails(
                    "{header}\n-- migration:upgrade\n",
                    SCRIPT.withSections("SELECT 1;", "SELECT 2;"),
                    "t.sql:2:1: The upgrade's SQL has no place. Write {upgrade} beneath this marker.\n"
                            + "t.sql:2:1: The downgrade's SQL has no place. Write {downgrade} beneath"
                            + " '-- migration:downgrade'.");
        }

        private void assertFails(String template, NewScript script, String message) {
            ScriptWriter writer = new ScriptWriter(
                    folder.resolve("db"), FileNameTemplate.DEFAULT, ScriptTemplate.parse("t.sql", template));

            assertThatThrownBy(() -> writer.write(script))
                    .isInstanceOf(InvalidTemplateException.class)
                    .hasMessage(message);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Nested
    class Loading {

        @Test
        void loadReadsUtf8WithAByteOrderMark() throws IOException {
            Path file = Files.writeString(folder.resolve("t.sql"), "\uFEFF{header}\n-- naïve\n-- migration:upgrade\n");

            assertThat(ScriptTemplate.load(file, "t.sql").fill(BASE))
                    .startsWith("-- add grade\n")
                    .contains("\n-- naïve\n");
        }

        @Test
        void loadWhenThereIsNoFileSaysWhereItIsLookedFor() {
            assertThatThrownBy(() -> ScriptTemplate.load(folder.resolve("t.sql"), "app/t.sql"))
                    .isInstanceOf(InvalidConfigException.class)
                    .hasMessage("'app/t.sql' is no value for migration.scriptTemplate: there is no such file. Name one"
                            + " relative to the module or to the root of the build.");
        }

        @Test
        void loadWhenItIsNotUtf8TellsThePlace() throws IOException {
            Path file = Files.write(
                    folder.resolve("t.sql"), "{header}\n-- na\u00EFve".getBytes(StandardCharsets.ISO_8859_1));

            assertThatThrownBy(() -> ScriptTemplate.load(file, "app/t.sql"))
                    .isInstanceOf(InvalidTemplateException.class)
                    .hasMessage("app/t.sql:2:6: The byte 0xEF is not valid UTF-8 here. Save the file as UTF-8.");
        }
    }

    private static String fill(String template, NewScript script) {
        return ScriptTemplate.parse("t.sql", template).fill(script);
    }
}
