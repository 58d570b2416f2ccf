package dev.migration.core.script;

import static dev.migration.core.script.ScriptTree.files;
import static dev.migration.core.script.ScriptTree.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Links and what is neither file nor folder. */
class FolderScanTest {

    @TempDir
    private Path root;

    private ScriptTree tree;

    @BeforeEach
    void setTree() {
        tree = new ScriptTree(root);
    }

    @Test
    void loadWhenLocationsOverlapReadsEachFolderOnce() throws IOException {
        tree.write("db/sub/a.sql", script("a"));

        assertThat(files(ScriptDirectory.load(List.of(tree.folder("db"), tree.folder("db/sub")))))
                .hasSize(1);
        assertThat(files(ScriptDirectory.load(List.of(tree.folder("db/sub"), tree.folder("db")))))
                .hasSize(1);
    }

    @Test
    void loadWhenFoldersAreLinkedFollowsThemWithoutEnd() throws IOException {
        tree.write("db/real/a.sql", script("a"));
        tree.write("other/b.sql", script("b"));
        Files.createSymbolicLink(root.resolve("db/again"), root.resolve("db/real"));
        Files.createSymbolicLink(root.resolve("db/real/up"), root.resolve("db"));
        Files.createSymbolicLink(root.resolve("db/other"), root.resolve("other"));
        Files.createSymbolicLink(root.resolve("db/broken"), root.resolve("none"));

        assertThat(files(ScriptDirectory.load(List.of(tree.folder("db")))))
                .containsExactly("db/other/b.sql", "db/real/a.sql");
    }

    @Test
    void loadWhenScriptIsBrokenLinkNamesIt() throws IOException {
        Files.createDirectories(root.resolve("db"));
        Files.createSymbolicLink(root.resolve("db/a.sql"), root.resolve("none"));

        assertThatThrownBy(() -> ScriptDirectory.load(List.of(tree.folder("db"))))
                .isInstanceOfSatisfying(
                        ScriptAccessException.class, e -> assertThat(e.source()).isEqualTo("db/a.sql"))
                .hasMessage("'db/a.sql' cannot be read: it does not exist."
                        + " Check that it exists, is whole and may be read.");
    }

    @Test
    void loadWhenScriptIsLinkToItselfNamesIt() throws IOException {
        Files.createDirectories(root.resolve("db"));
        Files.createSymbolicLink(root.resolve("db/a.sql"), root.resolve("db/a.sql"));
        Files.createSymbolicLink(root.resolve("db/a"), root.resolve("db/a"));

        assertThatThrownBy(() -> ScriptDirectory.load(List.of(tree.folder("db"))))
                .isInstanceOf(ScriptAccessException.class)
                .hasMessageStartingWith("'db/a.sql' cannot be read: ")
                .hasMessageEndingWith(". Check that it exists, is whole and may be read.")
                .hasMessageNotContaining(root.toString());
    }

    @Test
    void loadWhenTheFolderItselfIsLinkedFollowsIt() throws IOException {
        tree.write("elsewhere/sub/a.sql", script("a"));
        Files.createSymbolicLink(root.resolve("db"), root.resolve("elsewhere"));

        assertThat(files(ScriptDirectory.load(List.of(tree.folder("db"))))).containsExactly("db/sub/a.sql");
    }

    @Test
    void loadWhenFilesAreLinkedReadsEachOnceByItsOwnName() throws IOException {
        tree.write("db/sub/z.sql", script("z"));
        tree.write("other/b.sql", script("b"));
        Files.createSymbolicLink(root.resolve("db/a.sql"), Path.of("sub/z.sql"));
        Files.createSymbolicLink(root.resolve("db/b1.sql"), root.resolve("other/b.sql"));
        Files.createSymbolicLink(root.resolve("db/b2.sql"), root.resolve("db/b1.sql"));

        assertThat(files(ScriptDirectory.load(List.of(tree.folder("db")))))
                .containsExactly("db/b1.sql", "db/sub/z.sql");
        assertThat(files(ScriptDirectory.load(List.of(tree.folder("db"), tree.folder("other")))))
                .containsExactly("db/b1.sql", "db/sub/z.sql");
        assertThat(files(ScriptDirectory.load(List.of(tree.folder("other"), tree.folder("db")))))
                .containsExactly("db/sub/z.sql", "other/b.sql");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(30)
    void loadWhenScriptIsPipeDoesNotOpenIt() throws IOException, InterruptedException {
        tree.write("db/a.sql", script("a"));
        Path pipe = root.resolve("db/b.sql");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Files.createSymbolicLink(root.resolve("db/c.sql"), pipe);

        assertThat(files(ScriptDirectory.load(List.of(tree.folder("db"))))).containsExactly("db/a.sql");
    }
}
