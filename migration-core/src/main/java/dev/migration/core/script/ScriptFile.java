package dev.migration.core.script;

import dev.migration.core.postgres.SourceText;
import dev.migration.core.revision.Origin;
import java.io.IOException;

/**
 * A script where it lies, with its first bytes. Most files are no longer than those and are never read again.
 */
final class ScriptFile {

    /** How many bytes a listing reads of each file. */
    static final int HEAD_LENGTH = 16 * 1024;

    private final Origin origin;
    private final byte[] head;
    private final Content content;

    /**
     * Creates a script file.
     *
     * @param head the first {@link #HEAD_LENGTH} bytes, or all when there are fewer
     * @param content reads all bytes anew
     */
    ScriptFile(Origin origin, byte[] head, Content content) {
        this.origin = origin;
        this.head = head;
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
        HeaderLines lines = HeaderLines.of(Utf8.decodeLeniently(head), isWhole());
        if (lines.ending() == HeaderLines.Ending.CUT) {
            lines = HeaderLines.of(text().content(), /* whole= */ true);
        }
        if (lines.comments().stream().anyMatch(line -> Utf8.mayBeMalformed(line.text()))) {
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
        return new SourceText(origin.file(), Utf8.decode(origin.file(), isWhole() ? head : readAll()));
    }

    /** Returns whether the head is all there is. */
    boolean isWhole() {
        return head.length < HEAD_LENGTH;
    }

    private byte[] readAll() {
        try {
            return content.read();
        } catch (IOException e) {
            throw ScriptAccessException.unreadable(origin.file(), e);
        }
    }

    /** Reads a whole file. */
    @FunctionalInterface
    interface Content {
        byte[] read() throws IOException;
    }
}
