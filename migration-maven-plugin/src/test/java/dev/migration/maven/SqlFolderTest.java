package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.command.SqlFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlFolderTest {

    private static final SqlFile FIRST = file("0001_a_first.sql", "SELECT 1;\n");
    private static final SqlFile SECOND = file("0002_b_second.sql", "SELECT 2;\n");

    @TempDir
    Path parent;

    @Test
    void writeNumberedRemovesTheFilesOfAnEarlierRunAndNoOthers() throws Exception {
        Path path = parent.resolve("upgrade");
        SqlFolder folder = new SqlFolder(path);
        folder.writeNumbered(List.of(FIRST, SECOND));
        Files.writeString(path.resolve("notes.sql"), "-- mine");

        folder.writeNumbered(List.of(FIRST));

        assertThat(path.resolve("0001_a_first.sql")).hasContent("SELECT 1;\n");
        assertThat(path.resolve("0002_b_second.sql")).doesNotExist();
        assertThat(path.resolve("notes.sql")).exists();
    }

    @Test
    void writeNumberedWhenThereIsNothingMakesNoFolder() throws Exception {
        new SqlFolder(parent.resolve("upgrade")).writeNumbered(List.of());

        assertThat(parent.resolve("upgrade")).doesNotExist();
    }

    @Test
    void writeWhenTheFileIsRightAlreadyLeavesItAlone() throws Exception {
        SqlFolder folder = new SqlFolder(parent);
        folder.write(List.of(FIRST, SECOND));
        Path file = parent.resolve(FIRST.name());
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, longAgo);

        folder.write(List.of(FIRST, SECOND));

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }

    @Test
    void writeWhenTheFileHasOtherTextOfTheSameLengthWritesIt() throws Exception {
        SqlFolder folder = new SqlFolder(parent);
        folder.write(List.of(FIRST));

        folder.write(List.of(file(FIRST.name(), "SELECT 9;\n")));

        assertThat(parent.resolve(FIRST.name())).hasContent("SELECT 9;\n");
    }

    @Test
    void writeWhenOneCannotBeWrittenNamesItAndWritesTheOthers() throws Exception {
        Path file = Files.createDirectory(parent.resolve(SECOND.name()));

        assertThatThrownBy(() -> new SqlFolder(parent).write(List.of(FIRST, SECOND)))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("Cannot write '" + file
                        + "': it is a folder. Mend that, or name another folder with migration.sqlFolder.");
        assertThat(parent.resolve(FIRST.name())).hasContent("SELECT 1;\n");
    }

    @Test
    void writeWhenTheFolderIsAFileNamesIt() throws Exception {
        Path file = Files.createFile(parent.resolve("target"));

        assertThatThrownBy(() -> new SqlFolder(file).write(List.of(FIRST)))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("Cannot create '" + file + "': '" + file
                        + "' is a file, not a folder. Mend that, or name another folder with migration.sqlFolder.");
    }

    private static SqlFile file(String name, String sql) {
        return new SqlFile(name, out -> out.write(sql.getBytes(StandardCharsets.UTF_8)));
    }
}
