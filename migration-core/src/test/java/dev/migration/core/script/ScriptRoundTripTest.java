package dev.migration.core.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.postgres.SourceText;
import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.Origin;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.testing.Pieces;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScriptRoundTripTest {

    private static final Origin ORIGIN = new Origin("m", 1, "x.sql");

    @Property
    void parseWhenScriptWasWrittenGivesItBack(@ForAll("scripts") NewScript script) {
        String text = ScriptTemplate.DEFAULT.fill(script);

        assertThat(file(text).header().revision(ORIGIN))
                .isEqualTo(new Revision(
                        script.id(),
                        script.downRevisions(),
                        script.dependsOn(),
                        script.branchLabels(),
                        script.message().replace("\r\n", "\n").replace('\r', '\n'),
                        Optional.of(script.createdAt().truncatedTo(ChronoUnit.SECONDS)),
                        ORIGIN));
        ScriptBody body = BodyParser.parse(new SourceText("x.sql", text));
        assertThat(body.upgrade().statements()).isEmpty();
        assertThat(body.downgrade()).isPresent();
    }

    @Property
    void parseWhenTextIsRandomThrowsNothingElse(@ForAll("texts") String text) {
        try {
            file(text).header();
            BodyParser.parse(file(text).text());
        } catch (InvalidScriptsException e) {
            assertThat(e.faults()).isNotEmpty();
        }
    }

    @Property
    void parseWhenBytesAreRandomThrowsNothingElse(@ForAll byte[] bytes) {
        ScriptFile file = new ScriptFile(ORIGIN, bytes, limit -> Optional.of(bytes));
        try {
            file.header();
            BodyParser.parse(file.text());
        } catch (InvalidScriptsException e) {
            assertThat(e.faults()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<NewScript> scripts() {
        Arbitrary<String> names = Arbitraries.of(
                        "a1", "b2", "c-3", "é", "😀", "x.y", "a/b", "*", "|", "--", "'", "none")
                .filter(name -> !name.startsWith("-"));
        return Combinators.combine(
                        names,
                        messages(),
                        names.map(RevisionId::new).list().uniqueElements().ofMaxSize(3),
                        names.map(BranchLabel::new).list().uniqueElements().ofMaxSize(2),
                        names.list().uniqueElements().ofMaxSize(2),
                        Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli))
                .as((id, message, downs, labels, depends, created) ->
                        new NewScript(new RevisionId(id), message, downs, labels, depends, created, "", ""));
    }

    private static Arbitrary<String> messages() {
        Arbitrary<String> pieces = Pieces.joined(
                6,
                "add",
                " ",
                "\n",
                "\r\n",
                "\r",
                "|",
                "| ",
                "revision: a",
                "revises:",
                "foo: bar",
                ":",
                "--",
                "migration:upgrade",
                "migration: x",
                "/*",
                "'",
                "\t",
                "\u2028",
                "\u0085",
                "\uFEFF",
                "\uFFFD",
                "é😀",
                "\u00A0",
                "\f",
                "branch labels: x",
                "Migration:Downgrade");
        return Arbitraries.oneOf(
                        pieces, Arbitraries.strings().excludeChars('\0').ofMaxLength(20))
                .filter(text -> UTF_8.newEncoder().canEncode(text) && text.indexOf('\0') < 0);
    }

    @Provide
    Arbitrary<String> texts() {
        return Pieces.joined(
                20,
                "-- ",
                "--",
                "revision: a1\n",
                "revises: b2\n",
                "created: ",
                "2026-11-21T10:15:30Z\n",
                "\n",
                "\r\n",
                "-- migration:upgrade\n",
                "-- migration:downgrade\n",
                "-- migration:",
                "migraton : upgrad",
                " transaction=none",
                "-- revision: a1\n",
                "SELECT 1;",
                "'",
                "$$",
                "/*",
                "*/",
                "|",
                ":",
                ",",
                "x",
                "\0",
                "\uFEFF",
                "----------",
                "depends on:",
                "COPY t FROM stdin;\n",
                "\\.\n",
                "(",
                "😀");
    }

    private static ScriptFile file(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new ScriptFile(
                ORIGIN,
                Arrays.copyOf(bytes, Math.min(bytes.length, ScriptFile.HEAD_LENGTH)),
                limit -> Optional.of(bytes));
    }
}
