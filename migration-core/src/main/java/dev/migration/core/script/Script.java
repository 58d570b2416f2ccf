package dev.migration.core.script;

import dev.migration.core.postgres.SourceText;
import dev.migration.core.revision.Origin;
import dev.migration.core.revision.Revision;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One SQL script: its header, read when it was found, and its body, read on demand and kept while there is memory. Thread-safe. */
public final class Script {

    private final ScriptFile file;
    private final Revision revision;
    private final int endOfHeader;
    private volatile @Nullable SoftReference<ScriptBody> body;

    private Script(ScriptFile file, Header header) {
        this.file = file;
        this.revision = header.revision(file.origin());
        this.endOfHeader = header.end();
    }

    /**
     * Reads the header of a file.
     *
     * @throws InvalidScriptsException with all the faults of the header
     */
    static Script of(ScriptFile file) {
        return new Script(file, file.header());
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
                    ScriptFile.Content.of(file)));
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
     * Reads the sections; those of a long script each time anew.
     *
     * @throws InvalidScriptsException with all the faults of the sections
     * @throws ScriptAccessException if the file can no longer be read
     */
    public ScriptBody body() {
        SoftReference<ScriptBody> earlier = body;
        @Nullable ScriptBody read = earlier == null ? null : earlier.get();
        if (read == null) {
            read = readBody();
        }
        return read;
    }

    private ScriptBody readBody() {
        if (!file.isWhole()) {
            // It may have changed since its header was read.
            return BodyParser.parse(text());
        }
        ScriptBody read = BodyParser.parse(text(), endOfHeader);
        body = new SoftReference<>(read);
        return read;
    }

    /** Reads the sections if that needs no file. */
    void readAhead() {
        if (file.isWhole()) {
            try {
                body();
            } catch (InvalidScriptsException e) {
                // Said to whoever asks for the body; it may be that nobody does.
            }
        }
    }

    /** Returns the revision and where it comes from. */
    @Override
    public String toString() {
        return revision.id() + " (" + revision.origin().file() + ")";
    }
}
