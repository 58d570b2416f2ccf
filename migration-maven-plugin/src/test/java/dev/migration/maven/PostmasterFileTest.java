package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterFileTest {

    @TempDir
    private Path data;

    @Test
    void readGivesProcessPortAndStatus() throws IOException {
        write("4711\n/data\n1700000000\n5433\n\nlocalhost\n  1  2\nready   \n");

        assertThat(PostmasterFile.read(data)).contains(new PostmasterFile(4711, 5433, "ready"));
    }

    @Test
    void readWhenTheServerHasOnlyBegunGivesWhatIsThere() throws IOException {
        write("4711\n/data\n");

        assertThat(PostmasterFile.read(data)).contains(new PostmasterFile(4711, 0, ""));
    }

    @Test
    void readWhenThereIsNoFileIsEmpty() throws IOException {
        assertThat(PostmasterFile.read(data)).isEmpty();
    }

    @Test
    void isRunningWhenAnotherProgramHasTheNumberIsFalse() {
        assertThat(new PostmasterFile(ProcessHandle.current().pid(), 5433, "ready").isRunning())
                .isFalse();
    }

    private void write(String content) throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), content);
    }
}
