package dev.migration.core.script;

import dev.migration.core.postgres.SourceText;
import dev.migration.core.revision.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A script where it lies, with its first bytes. Most files are no longer than those and are never read again.
 */
final class ScriptFile {

    private static final int MEMORY_FOR_EACH_BYTE = 8;

    /** How many bytes a listing reads of each file. */
    static final int HEAD_LENGTH = 16 * 1024;

    /**
     * How long a script may be, in bytes. It is held in memory as a whole, and as statements besides; with the usual memory of
     * a JVM this is what fits in it.
     */
    static final int MAX_LENGTH = (int) Math.min(1 << 30, Runtime.getRuntime().maxMemory() / MEMORY_FOR_EACH_BYTE);

    private final Origin origin;
    private final String head;
    private final byte[] malformed;
    private final boolean whole;
    private final Content content;

    /**
     * Creates a script file.
     *
     * @param head the first {@link #HEAD_LENGTH} bytes, or all when there are fewer
     * @param content reads all bytes anew, when they are not too many
     */
    ScriptFile(Origin origin, byte[] head, Content content) {
        this.origin = origin;
        this.head = Utf8.decodeLeniently(head);
        this.malformed = Utf8.mayBeMalformed(this.head) ? head : new byte[0];
        this.whole = head.length < HEAD_LENGTH;
        this.content = content;
    }

    Origin origin() {
        return origin;
    }

    /**
     * Returns the header.
     *
     * @throws InvalidScriptsException if it has faults or is not UTF-8
     */
    Header header() {
        HeaderLines lines = HeaderLines.of(head, whole);
        if (lines.ending() == HeaderLines.Ending.CUT) {
            lines = HeaderLines.of(text().content(), /* whole= */ true);
        }
        if (malformed.length > 0 && lines.comments().stream().anyMatch(line -> Utf8.mayBeMalformed(line.text()))) {
            text();
        }
        return HeaderParser.parse(origin.file(), lines);
    }

    /**
     * Returns the whole text.
     *
     * @throws InvalidScriptsException if it is not UTF-8
     */
    SourceText text() {
        if (whole && malformed.length == 0) {
            return new SourceText(origin.file(), head);
        }
        return new SourceText(origin.file(), Utf8.decode(origin.file(), whole ? malformed : readAll()));
    }

    /** Returns whether the head is all there is. */
    boolean isWhole() {
        return whole;
    }

    private byte[] readAll() {
        try {
            return content.read(MAX_LENGTH)
                    .orElseThrow(() -> ScriptAccessException.tooLarge(origin.file(), MAX_LENGTH));
        } catch (IOException e) {
            throw ScriptAccessException.unreadable(origin.file(), e);
        }
    }

    /** Reads a whole file; gives nothing when it is longer than a limit. */
    @FunctionalInterface
    interface Content {

        Optional<byte[]> read(int limit) throws IOException;

        /** Returns the content of a file on disk. */
        static Content of(Path file) {
            return limit -> Files.size(file) > limit ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        }
    }
}
