package dev.migration.core.testing;

import dev.migration.core.script.ScriptLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of scripts, written by a test, of the module {@code app}.
 *
 * @param folder where the files lie, each named like its revision
 */
public record ScriptFolder(Path folder) {

    /** Writes a script. The first line of {@code upgrade} is line 7 of the file. */
    public void write(String revision, String revises, String upgrade, String downgrade) {
        text(
                revision,
                "-- step " + revision + "\n--\n-- revision: " + revision + "\n-- revises: " + revises
                        + "\n\n-- migration:upgrade\n" + upgrade + "\n\n-- migration:downgrade\n" + downgrade + "\n");
    }

    /** Writes a script as it stands. */
    public void text(String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ".sql"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the folder as the engine takes it. */
    public ScriptLocation location() {
        return new ScriptLocation.Folder(folder, folder, "app", 0);
    }
}
