package dev.migration.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.RevisionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptWriterTest {

    private static final Instant CREATED = Instant.parse("2026-11-21T10:15:30.987Z");

    @TempDir
    private Path folder;

    @Test
    void writeGivesScriptWithHeaderAndEmptySections() throws IOException {
        NewScript script = NewScript.of(new RevisionId("2fcfa10330f0"), "add grade to users", CREATED)
                .withDownRevisions(List.of(new RevisionId("4c6c78c2b494")))
                .withBranchLabels(List.of(new BranchLabel("users")))
                .withDependsOn(List.of("1c9e2a7b5d31"));

        Path file = new ScriptWriter(folder.resolve("db/migration"), FileNameTemplate.DEFAULT).write(script);

        assertThat(folder.relativize(file)).isEqualTo(Path.of("db/migration/2fcfa10330f0_add_grade_to_users.sql"));
        assertThat(file).hasContent("""
                -- add grade to users
                --
                -- revision: 2fcfa10330f0
                -- revises: 4c6c78c2b494
                -- branch labels: users
                -- depends on: 1c9e2a7b5d31
                -- created: 2026-11-21T10:15:30Z

                -- migration:upgrade
                -- Write here the SQL that makes the change.

                -- migration:downgrade
                -- Write here the SQL that takes it back.
                """);
        assertThat(Files.readString(file)).endsWith("back.\n").doesNotContain("\r");
    }

    @Test
    void writeOfAMergeLeavesBothSectionsEmpty() throws IOException {
        NewScript script = NewScript.of(new RevisionId("e5"), "merge", CREATED)
                .withDownRevisions(List.of(new RevisionId("4c6c78c2b494"), new RevisionId("9d1c00000000")));

        assertThat(new ScriptWriter(folder, FileNameTemplate.DEFAULT).write(script))
                .hasContent("""
                -- merge
                --
                -- revision: e5
                -- revises: 4c6c78c2b494, 9d1c00000000
                -- created: 2026-11-21T10:15:30Z

                -- migration:upgrade

                -- migration:downgrade
                """);
    }

    @Test
    void writeWhenSectionsHaveSqlWritesIt() throws IOException {
        NewScript script = NewScript.of(new RevisionId("a1"), "", CREATED).withSections("SELECT 1;\n", "SELECT 2;");

        assertThat(new ScriptWriter(folder, FileNameTemplate.DEFAULT).write(script))
                .hasContent("""
                -- revision: a1
                -- created: 2026-11-21T10:15:30Z

                -- migration:upgrade
                SELECT 1;

                -- migration:downgrade
                SELECT 2;
                """);
    }

    @Test
    void writeWhenFileExistsKeepsItAndLeavesNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a1_x.sql"), "mine");

        assertThatThrownBy(() -> new ScriptWriter(folder, FileNameTemplate.DEFAULT)
                        .write(NewScript.of(new RevisionId("a1"), "x", CREATED)))
                .isInstanceOfSatisfying(
                        ScriptExistsException.class, e -> assertThat(e.file()).isEqualTo(file.toString()))
                .hasMessage("'" + file + "' exists already. Choose another revision id or another message.");
        assertThat(file).hasContent("mine");
        assertThat(names()).containsExactly("a1_x.sql");
    }

    @Test
    void writeWhenManyWriteTheSameFileLetsOneWin() throws Exception {
        NewScript script = NewScript.of(new RevisionId("a1"), "x", CREATED);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> writers = IntStream.range(0, 8)
                .mapToObj(writer -> (Callable<Boolean>) () -> {
                    try {
                        new ScriptWriter(folder, FileNameTemplate.DEFAULT).write(script);
                        return true;
                    } catch (ScriptExistsException e) {
                        return false;
                    }
                })
                .toList();
        int winners = 0;
        for (Future<Boolean> writer : threads.invokeAll(writers)) {
            winners += writer.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(winners).isOne();
        assertThat(names()).containsExactly("a1_x.sql");
    }

    @Test
    void writeWhenFolderIsFileNamesScript() throws IOException {
        Path file = Files.writeString(folder.resolve("db"), "");

        assertThatThrownBy(() -> new ScriptWriter(file, FileNameTemplate.DEFAULT)
                        .write(NewScript.of(new RevisionId("a1"), "", CREATED)))
                .isInstanceOf(ScriptAccessException.class)
                .hasMessage(
                        "'" + file.resolve("a1.sql") + "' cannot be written: there is a file where its folder would be."
                                + " Check the folder and its permissions.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b, U+0000", "a\uD800b, U+D800"})
    void writeWhenMessageCannotBeWrittenTellsCharacter(String row) {
        String message = row.substring(0, 3);

        assertThatThrownBy(() -> new ScriptWriter(folder, FileNameTemplate.DEFAULT)
                        .write(NewScript.of(new RevisionId("a1"), message, CREATED)))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessage("The message holds the character " + row.substring(5)
                        + ", which a script cannot hold. Remove it.");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
