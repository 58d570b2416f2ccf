package dev.migration.maven;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Says in the user's words why a file or folder cannot be read or written. */
final class FileProblem {

    private FileProblem() {}

    /** Returns the reason, which fits behind a colon. */
    static String reason(Path file, IOException e) {
        if (e instanceof FileAlreadyExistsException above) {
            return "'" + above.getFile() + "' is a file, not a folder";
        }
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        if (e instanceof AccessDeniedException) {
            return "that is not allowed";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return Objects.requireNonNullElse(reason, e.toString());
    }
}
