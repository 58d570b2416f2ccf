package dev.migration.core.script;

import static dev.migration.core.script.ScriptTree.files;
import static dev.migration.core.script.ScriptTree.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.migration.core.revision.RevisionId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ScriptDirectoryTest {

    @TempDir
    private Path root;

    private ScriptTree tree;

    @BeforeEach
    void setTree() {
        tree = new ScriptTree(root);
    }

    @Test
    void loadFindsScriptsInAllFoldersBeneath() throws IOException {
        tree.write("db/b.sql", script("b"));
        tree.write("db/2026/11/a.sql", script("a"));
        tree.write("db/readme.md", "no script");
        tree.write("db/.#b.sql", "an editor's");
        tree.write("db/x.sql/c.sql", script("c"));

        ScriptDirectory directory = ScriptDirectory.load(List.of(tree.folder("db")));

        assertThat(files(directory)).containsExactly("db/2026/11/a.sql", "db/b.sql", "db/x.sql/c.sql");
        assertThat(directory.script(new RevisionId("a")).revision().message()).isEqualTo("message of a");
        assertThat(directory.script(new RevisionId("a")).toString()).isEqualTo("a (db/2026/11/a.sql)");
        assertThat(directory.revisionMap().revisions()).hasSize(3);
        assertThat(directory.find(new RevisionId("zzz"))).isEmpty();
        assertThatThrownBy(() -> directory.script(new RevisionId("zzz"))).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void loadWhenFolderIsMissingFindsNothing() {
        assertThat(ScriptDirectory.load(List.of(tree.folder("none"))).scripts()).isEmpty();
    }

    @Test
    void loadWhenFolderIsFileNamesIt() throws IOException {
        tree.write("db", "");

        assertThatThrownBy(() -> ScriptDirectory.load(List.of(tree.folder("db"))))
                .isInstanceOf(ScriptAccessException.class)
                .hasMessage("'db' cannot be read: it is no folder. Check that it exists, is whole and may be read.");
    }

    @Test
    void loadWhenFolderLiesOutsideRootShowsWholePath() throws IOException {
        Path file = tree.write("db/a.sql", script("a"));
        ScriptLocation location = new ScriptLocation.Folder(file.getParent(), root.resolve("elsewhere"), "m", 1);

        assertThat(files(ScriptDirectory.load(List.of(location))))
                .containsExactly(file.toString().replace('\\', '/'));
    }

    @Test
    void bodyWhenFileHasVanishedNamesIt() throws IOException {
        Path file = tree.write("db/a.sql", script("a") + "-- c\n".repeat(ScriptFile.HEAD_LENGTH));
        Script script = ScriptDirectory.load(List.of(tree.folder("db"))).script(new RevisionId("a"));
        Files.delete(file);

        assertThatThrownBy(script::body)
                .isInstanceOf(ScriptAccessException.class)
                .hasMessage("'db/a.sql' cannot be read: it does not exist."
                        + " Check that it exists, is whole and may be read.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void loadWhenFileMayNotBeReadNamesIt() throws IOException {
        Path file = tree.write("db/a.sql", script("a"));
        Files.setPosixFilePermissions(file, Set.<PosixFilePermission>of());
        assumeThat(Files.isReadable(file)).as("a superuser reads everything").isFalse();

        assertThatThrownBy(() -> ScriptDirectory.load(List.of(tree.folder("db"))))
                .isInstanceOf(ScriptAccessException.class)
                .hasMessage("'db/a.sql' cannot be read: access is denied."
                        + " Check that it exists, is whole and may be read.");
    }

    @Test
    void bodyWhenFileIsTooLargeForMemoryIsRefused() throws IOException {
        Path file = tree.write("db/a.sql", script("a") + "-- c\n".repeat(ScriptFile.HEAD_LENGTH));
        Script script = ScriptDirectory.load(List.of(tree.folder("db"))).script(new RevisionId("a"));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(ScriptFile.MAX_LENGTH + 1L);
        }

        assertThatThrownBy(script::body)
                .isInstanceOf(ScriptAccessException.class)
                .hasMessage("'db/a.sql' is too large: a script is read as a whole, and with the memory that Java has"
                        + " here it may have " + (ScriptFile.MAX_LENGTH >> 20)
                        + " MB. Give Java more memory by -Xmx, or make several scripts of it.");
    }

    @Test
    void bodyWhenFileIsLargeReadsAllOfIt() throws IOException {
        String row = "INSERT INTO t VALUES ('" + "x".repeat(1000) + "');\n";
        tree.write("db/a.sql", script("a") + row.repeat(20_000));

        Section upgrade = ScriptDirectory.load(List.of(tree.folder("db")))
                .script(new RevisionId("a"))
                .body()
                .upgrade();

        assertThat(upgrade.statements()).hasSize(20_001);
    }

    @Test
    void loadWhenSeveralFilesHaveFaultsTellsAll() throws IOException {
        tree.write("db/a.sql", "");
        tree.write("db/b.sql", script("b"));
        tree.write("db/c.sql", "-- m\n-- revision: a b\n-- foo: c\n-- migration:upgrade");

        assertThatThrownBy(() -> ScriptDirectory.load(List.of(tree.folder("db"))))
                .isInstanceOfSatisfying(
                        InvalidScriptsException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.place().toString())
                                .containsExactly("db/a.sql:1:1", "db/c.sql:2:14", "db/c.sql:3:1"));
    }

    @Test
    void bodyReadsFilesLongerThanWhatListingReads() throws IOException {
        tree.write("db/a.sql", script("a") + "-- é\n".repeat(ScriptFile.HEAD_LENGTH) + "SELECT 2");

        ScriptDirectory directory = ScriptDirectory.load(List.of(tree.folder("db")));

        assertThat(directory.script(new RevisionId("a")).body().upgrade().statements())
                .hasSize(2);
    }

    @Test
    void scriptsAreOrderedByModuleOrderThenModuleThenFile() throws IOException {
        tree.write("a/z.sql", script("1"));
        tree.write("b/y.sql", script("2"));
        tree.write("b/x.sql", script("3"));

        ScriptDirectory directory = ScriptDirectory.load(List.of(
                new ScriptLocation.Folder(root.resolve("b"), root, "b", 2),
                new ScriptLocation.Folder(root.resolve("a"), root, "a", 1)));

        assertThat(files(directory)).containsExactly("a/z.sql", "b/x.sql", "b/y.sql");
    }
}
