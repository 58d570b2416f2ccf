package dev.migration.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.Origin;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderParserTest {

    private static final Origin ORIGIN = new Origin("m", 3, "x.sql");
    private static final String UP = "\n-- migration:upgrade\n";

    @Test
    void parseWhenHeaderIsFullGivesAllOfIt() {
        assertThat(revision("""
                -- add grade to users
                --
                -- revision: 2fcfa10330f0
                -- revises: 4c6c78c2b494, 9d1c00000000
                -- branch labels: users, people
                -- depends on: 1c9e2a7b5d31,shop
                -- created: 2026-11-21T10:15:30Z

                -- migration:upgrade
                SELECT 1;
                """))
                .isEqualTo(new Revision(
                        new RevisionId("2fcfa10330f0"),
                        List.of(new RevisionId("4c6c78c2b494"), new RevisionId("9d1c00000000")),
                        List.of("1c9e2a7b5d31", "shop"),
                        List.of(new BranchLabel("users"), new BranchLabel("people")),
                        "add grade to users",
                        Optional.of(Instant.parse("2026-11-21T10:15:30Z")),
                        ORIGIN));
    }

    @Test
    void parseWhenOnlyRevisionIsThereGivesBaseWithoutMessage() {
        assertThat(revision("-- revision: a1" + UP))
                .isEqualTo(new Revision(
                        new RevisionId("a1"), List.of(), List.of(), List.of(), "", Optional.empty(), ORIGIN));
    }

    static Stream<String> sameHeader() {
        return Stream.of(
                "-- add it\n-- revision: a1\n-- revises: b2" + UP,
                "\uFEFF-- add it\n--\n-- revision: a1\n-- revises: b2" + UP,
                "-- add it\r\n--\r\n-- revision: a1\r\n-- revises: b2\r\n-- migration:upgrade\r\n",
                "\n\n  --add it  \n--revision:a1\n--revises:b2\n--migration:upgrade"
                        .replace(":a1", ": a1")
                        .replace(":b2", ": b2"),
                "--\n-- add it\n-- more words, which are no part of the message\n-- revises : b2\n-- revision:\ta1\n"
                        + "-- branch labels:\n-- depends on:\n-- migration:downgrade transaction=none",
                "-- | add it\n-- revision: a1\n-- see https://example.com\n-- revises: b2" + UP,
                "-- add it\n-- revision: a1\n-- revises: b2\n-- " + "x".repeat(20_000) + UP);
    }

    @ParameterizedTest
    @MethodSource("sameHeader")
    void parseWhenFormsDifferGivesSameRevision(String text) {
        Revision revision = revision(text);

        assertThat(revision.id()).isEqualTo(new RevisionId("a1"));
        assertThat(revision.downRevisions()).containsExactly(new RevisionId("b2"));
        assertThat(revision.message()).isEqualTo("add it");
    }

    @Test
    void parseWhenMessageGoesOnJoinsItsLines() {
        assertThat(revision("-- one\n-- | revision: no key\n-- |\n-- |   three \n-- revision: a1" + UP)
                        .message())
                .isEqualTo("one\nrevision: no key\n\n  three ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-- revises::", "-- revises:b3", "-- created:: x", "-- depends on;: b3"})
    void parseWhenTheColonOfAKeyHasNoBlankAfterItTakesTheLineAsWords(String line) {
        assertThat(revision("-- add it\n-- revision: a1\n-- revises: b2\n" + line + UP))
                .isEqualTo(revision("-- add it\n-- revision: a1\n-- revises: b2" + UP));
    }

    @Test
    void parseWhenFirstCommentHasColonTakesItAsMessage() {
        assertThat(revision("-- feat: add it\n-- revision: a1" + UP).message()).isEqualTo("feat: add it");
    }

    static Stream<Arguments> faults() {
        String noHeader = " Begin it with '-- revision: <id>' and put '-- migration:upgrade' above its SQL,"
                + " or move it out of the script folder.";
        String unnamed = ". Choose one without @ : , + or white space that does not start with '-'.";
        return Stream.of(
                Arguments.of(
                        "-- m\n-- revision: a1\n-- " + "k".repeat(1 << 20) + ": b2" + UP,
                        "x.sql:3:1: The header key '" + "k".repeat(40) + "…' is unknown."
                                + " Use one of revision, revises, branch labels, depends on, created."),
                Arguments.of(
                        "-- m\n-- revision: " + "a".repeat(1 << 20) + UP,
                        "x.sql:2:14: Revision id '" + "a".repeat(130) + "…' has more than 128 characters" + unnamed),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- created: " + "1".repeat(1 << 20) + UP,
                        "x.sql:3:13: The time '" + "1".repeat(40) + "…' is not one that 'created' understands."
                                + " Write it like '-- created: 2026-11-21T10:15:30Z'."),
                Arguments.of(
                        "-- m\n-- revision: a1\n" + "x".repeat(1 << 20) + UP,
                        "x.sql:3:1: The text '" + "x".repeat(40) + "…' stands before the first"
                                + " marker. Put '-- migration:upgrade' on a line of its own above it."),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- migration:upgrade " + "o".repeat(1 << 20),
                        "x.sql:3:22: The option '" + "o".repeat(60) + "…' of 'migration:upgrade' is unknown."
                                + " Write transaction=none, or no option."),
                Arguments.of("", "x.sql:1:1: The file is empty." + noHeader),
                Arguments.of(" \n\r\n", "x.sql:1:1: The file is empty." + noHeader),
                Arguments.of("CREATE TABLE t ();", "x.sql:1:1: The file has no revision header." + noHeader),
                Arguments.of("-- notes\n", "x.sql:1:1: The file has no revision header." + noHeader),
                Arguments.of("-- m\n-- owner: me\nSELECT 1", "x.sql:1:1: The file has no revision header." + noHeader),
                Arguments.of(
                        "-- m\n" + UP.strip(),
                        "x.sql:1:1: The header names no revision. Add the line '-- revision: <id>'."),
                Arguments.of(
                        "-- m\n-- revision:" + UP,
                        "x.sql:2:1: The header key 'revision' has no value. Write it like '-- revision: <id>'."),
                Arguments.of(
                        "-- m\n-- revision: a1\n  -- revison: b2" + UP,
                        "x.sql:3:3: The header key 'revison' is unknown."
                                + " Use one of revision, revises, branch labels, depends on, created."),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- revision: a1" + UP,
                        "x.sql:3:1: The header key 'revision' is given twice, first in line 2."
                                + " Remove one of the two lines."),
                Arguments.of(
                        "-- m\n-- revision: a b" + UP, "x.sql:2:14: Revision id 'a b' holds white space" + unnamed),
                Arguments.of(
                        "-- m\n-- revision: head" + UP,
                        "x.sql:2:14: Revision id 'head' is a word that targets use" + unnamed),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- revises: b2, -c3" + UP,
                        "x.sql:3:17: Revision id '-c3' starts with '-'" + unnamed),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- revises: b2,, c3" + UP,
                        "x.sql:3:16: The list 'revises' has an empty item."
                                + " Write a name between two commas, or remove one."),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- revises: b2, b2" + UP,
                        "x.sql:3:17: 'b2' is twice in the list 'revises'. Remove one of the two."),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- branch labels: 😀, a@b" + UP,
                        "x.sql:3:22: Branch label 'a@b' holds '@'" + unnamed),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- branch labels: ok, " + "a".repeat(1000) + UP,
                        "x.sql:3:23: Branch label '" + "a".repeat(130) + "…' has more than 128 characters" + unnamed),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- depends on: x+1" + UP,
                        "x.sql:3:16: Revision id 'x+1' holds '+'" + unnamed),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- created: yesterday" + UP,
                        "x.sql:3:13: The time 'yesterday' is not one that 'created' understands."
                                + " Write it like '-- created: 2026-11-21T10:15:30Z'."),
                Arguments.of(
                        "-- m\n-- revision: a1\n\n  ALTER TABLE users ADD COLUMN grade integer NOT NULL;" + UP,
                        "x.sql:4:3: The text 'ALTER TABLE users ADD COLUMN grade integ…' stands before the first"
                                + " marker. Put '-- migration:upgrade' on a line of its own above it."),
                Arguments.of(
                        "-- m\n-- revision: a1\n",
                        "x.sql:1:1: The script has no upgrade section."
                                + " Put '-- migration:upgrade' on a line of its own above its SQL."),
                Arguments.of(
                        "-- m\n-- revision: a1\n -- migration:upgrad",
                        "x.sql:3:2: The marker '-- migration:upgrad' is unknown."
                                + " Write '-- migration:upgrade' or '-- migration:downgrade', or begin the comment with another word."),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- migrations:upgrade",
                        "x.sql:3:1: The marker '-- migrations:upgrade' is unknown."
                                + " Write '-- migration:upgrade' or '-- migration:downgrade', or begin the comment with another word."),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- migration: Upgrade",
                        "x.sql:3:1: The marker '-- migration: Upgrade' is unknown."
                                + " Write '-- migration:upgrade' or '-- migration:downgrade', or begin the comment with another word."),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- migration:upgrade transaction=no",
                        "x.sql:3:22: The option 'transaction=no' of 'migration:upgrade' is unknown."
                                + " Write transaction=none, or no option."),
                Arguments.of(
                        "-- m\n-- revision: a1\n-- migration:upgrade transaction=none transaction=none",
                        "x.sql:3:39: The option 'transaction' is given twice. Remove one of them."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void parseWhenHeaderHasFaultTellsItWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> revision(text))
                .isInstanceOf(InvalidScriptsException.class)
                .hasMessage(message);
    }

    @Test
    void parseWhenHeaderHasSeveralFaultsTellsAll() {
        assertThatThrownBy(() -> revision("-- m\n-- foo: 1\n-- revises: a b\n-- created: 1\nSELECT 1;"))
                .isInstanceOfSatisfying(
                        InvalidScriptsException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.place().line())
                                .containsExactly(1, 2, 3, 4, 5));
    }

    @Test
    void headerWhenBytesAreNotUtf8TellsPlace() {
        byte[] bytes = "-- añb\n-- revision: a1\n-- migration:upgrade".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> file(bytes).header())
                .isInstanceOf(InvalidScriptsException.class)
                .hasMessage("x.sql:1:5: The byte 0xF1 is not valid UTF-8 here. Save the file as UTF-8.");
    }

    @Test
    void headerWhenTextHoldsReplacementCharacterItselfIsValid() {
        assertThat(revision("-- a\uFFFDb\n-- revision: a1" + UP).message()).isEqualTo("a\uFFFDb");
    }

    private static Revision revision(String text) {
        return file(text.getBytes(StandardCharsets.UTF_8)).header().revision(ORIGIN);
    }

    private static ScriptFile file(byte[] bytes) {
        byte[] head = java.util.Arrays.copyOf(bytes, Math.min(bytes.length, ScriptFile.HEAD_LENGTH));
        return new ScriptFile(ORIGIN, head, limit -> Optional.of(bytes));
    }
}
