package dev.migration.core.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.postgres.SourceText;
import dev.migration.core.revision.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Scripts that are right and tricky, and what becomes of them when something is typed, deleted or moved anywhere in them. */
class ScriptCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus/scripts");
    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            "$",
            "$$",
            "$a$",
            "/*",
            "*/",
            "--",
            "\n",
            "\r",
            ";",
            "\\",
            "\\.",
            "\\q",
            "(",
            ")",
            ":",
            ",",
            "E'",
            "U&'",
            "BEGIN ATOMIC",
            "END",
            "-- migration:upgrade\n",
            "-- migration:downgrade\n",
            "-- revision: a1\n",
            "transaction=none",
            "COPY t FROM stdin;\n",
            "\0",
            "\uFEFF",
            "\uD83D\uDE00",
            "\uFFFD");

    @Example
    void parseWhenScriptIsOfTheCorpusGivesItsStatements() throws IOException {
        for (String script : corpus()) {
            assertThat(parse(script).upgrade().statements()).as(script).isNotEmpty();
        }
    }

    @Property
    void parseWhenScriptIsEditedAnywhereGivesItOrNamesTheFault(@ForAll("edited") String script) {
        try {
            file(script).header();
            assertThat(parse(script).upgrade()).isNotNull();
        } catch (InvalidScriptsException e) {
            assertThat(e.faults()).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.place().line()).isPositive();
                assertThat(fault.place().column()).isPositive();
            });
        }
    }

    @Provide
    Arbitrary<String> edited() throws IOException {
        Arbitrary<Edit> edits = Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of(PIECES))
                .as(Edit::new);
        return Combinators.combine(
                        Arbitraries.of(corpus()), edits.list().ofMinSize(1).ofMaxSize(4))
                .as((script, all) -> {
                    String text = script;
                    for (Edit edit : all) {
                        text = edit.of(text);
                    }
                    return text;
                });
    }

    /** Puts a piece in place of some characters. */
    private record Edit(double at, int deleted, String piece) {

        String of(String text) {
            int start = (int) (at * text.length());
            return text.substring(0, start) + piece + text.substring(Math.min(text.length(), start + deleted));
        }
    }

    private static ScriptBody parse(String script) {
        return BodyParser.parse(new SourceText("x.sql", Utf8.decode("x.sql", script.getBytes(UTF_8))));
    }

    private static ScriptFile file(String script) {
        byte[] bytes = script.getBytes(UTF_8);
        return new ScriptFile(new Origin("m", 1, "x.sql"), bytes, limit -> Optional.of(bytes));
    }

    private static List<String> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().map(ScriptCorpusTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
