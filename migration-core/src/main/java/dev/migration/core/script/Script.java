package dev.migration.core.script;

import dev.migration.core.postgres.SourceText;
import dev.migration.core.revision.Origin;
import dev.migration.core.revision.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** One SQL script: its header, read when it was found, and its body, read on demand. Immutable and thread-safe. */
public final class Script {

    private final ScriptFile file;
    private final Revision revision;

    private Script(ScriptFile file, Revision revision) {
        this.file = file;
        this.revision = revision;
    }

    /**
     * Reads the header of a file.
     *
     * @throws InvalidScriptsException with all the faults of the header
     */
    static Script of(ScriptFile file) {
        return new Script(file, file.header().revision(file.origin()));
    }

    /**
     * Reads the header of a file on disk.
     *
     * @throws InvalidScriptsException with all the faults of the header
     * @throws ScriptAccessException if the file cannot be read
     */
    public static Script read(Path file, Origin origin) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return of(new ScriptFile(
                    origin,
                    Arrays.copyOf(bytes, Math.min(bytes.length, ScriptFile.HEAD_LENGTH)),
                    () -> Files.readAllBytes(file)));
        } catch (IOException e) {
            throw ScriptAccessException.unreadable(origin.file(), e);
        }
    }

    /** Returns what the header says. Its message may have several lines, separated by LF. */
    public Revision revision() {
        return revision;
    }

    /** Returns the whole text of the script. */
    public SourceText text() {
        return file.text();
    }

    /**
     * Reads the sections; each call does so anew.
     *
     * @throws InvalidScriptsException with all the faults of the sections
     * @throws ScriptAccessException if the file can no longer be read
     */
    public ScriptBody body() {
        return BodyParser.parse(text());
    }

    /** Returns the revision and where it comes from. */
    @Override
    public String toString() {
        return revision.id() + " (" + revision.origin().file() + ")";
    }
}
