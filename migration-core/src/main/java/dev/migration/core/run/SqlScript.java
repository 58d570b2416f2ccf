package dev.migration.core.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A script for psql, each line ended by LF. It is put together each time that it is asked for, always the same, since that of
 * a long range is too much to be held. Thread-safe.
 */
@FunctionalInterface
public interface SqlScript {

    /**
     * Writes the script in UTF-8, in pieces of a sensible length; leaves the stream open.
     *
     * @throws IOException if the stream does
     */
    void writeTo(OutputStream out) throws IOException;

    /** Returns the script as a whole. */
    default String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes what is written to it", e);
        }
        return out.toString(UTF_8);
    }
}
