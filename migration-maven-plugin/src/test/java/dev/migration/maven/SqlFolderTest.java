package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.command.SqlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlFolderTest {

    private static final SqlFile FIRST = new SqlFile("0001_a_first.sql", "SELECT 1;\n");
    private static final SqlFile SECOND = new SqlFile("0002_b_second.sql", "SELECT 2;\n");

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
        Path file = folder.write("upgrade.sql", "SELECT 1;\n");
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, longAgo);

        folder.write("upgrade.sql", "SELECT 1;\n");

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }
}
