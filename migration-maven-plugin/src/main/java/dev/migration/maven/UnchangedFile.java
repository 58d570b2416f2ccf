package dev.migration.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is written anew only from where on it changes: one that holds what is written to it is left alone. Bytes are best
 * given many at a time.
 */
final class UnchangedFile extends OutputStream {

    private final FileChannel file;
    private ByteBuffer there = ByteBuffer.allocate(0);
    private boolean changed;

    private UnchangedFile(FileChannel file) {
        this.file = file;
    }

    /** Opens a file from its beginning; creates it where there is none. */
    static UnchangedFile open(Path path) throws IOException {
        return new UnchangedFile(
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer next = ByteBuffer.wrap(bytes, offset, length);
        changed = changed || !holds(next);
        while (changed && next.hasRemaining()) {
            file.write(next);
        }
    }

    /** Whether these bytes come next in the file, which then is behind them; else it is cut off before them. */
    private boolean holds(ByteBuffer next) throws IOException {
        long start = file.position();
        if (there.capacity() < next.remaining()) {
            there = ByteBuffer.allocate(next.remaining());
        }
        there.clear().limit(next.remaining());
        while (there.hasRemaining() && file.read(there) >= 0) {
            // Reads may give less than there is.
        }
        if (there.flip().equals(next)) {
            return true;
        }
        file.truncate(start);
        return false;
    }

    /** Cuts the file off behind what was written. */
    @Override
    public void close() throws IOException {
        try (file) {
            if (file.size() > file.position()) {
                file.truncate(file.position());
            }
        }
    }
}
