package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProblemTest {

    @TempDir
    Path folder;

    @Test
    void reasonSaysWhatIsInTheWay() {
        Path file = folder.resolve("file");

        assertThat(FileProblem.reason(folder, new FileSystemException(folder.toString(), null, "Is a directory")))
                .isEqualTo("it is a folder");
        assertThat(FileProblem.reason(file, new FileAlreadyExistsException("/above")))
                .isEqualTo("'/above' is a file, not a folder");
        assertThat(FileProblem.reason(file, new AccessDeniedException(file.toString())))
                .isEqualTo("that is not allowed");
    }

    @Test
    void reasonIsTheSystemsWhereItIsNoneOfThese() {
        Path file = folder.resolve("file");

        assertThat(FileProblem.reason(file, new FileSystemException(file.toString(), null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(FileProblem.reason(file, new IOException("No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileProblem.reason(file, new IOException())).isEqualTo("java.io.IOException");
    }
}
