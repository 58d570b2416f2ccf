package dev.migration.maven;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that use the server of one data directory, in a file beside it.
 *
 * <p>Open, it is locked against other processes and class loaders: who holds it may start or stop the server.
 * Sessions whose process is gone do not count.
 */
final class ServerUsers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final FileChannel channel;
    private final Set<ServerUser> users;

    private ServerUsers(FileChannel channel, Set<ServerUser> users) {
        this.channel = channel;
        this.users = users;
    }

    /**
     * Opens the file, waiting for whoever has it open.
     *
     * @throws EmbeddedServerException if that takes longer than any start of a server
     */
    static ServerUsers open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!Pause.until(PATIENCE, () -> tryLock(channel) != null)) {
                throw new EmbeddedServerException("Another process has kept '" + file + "' locked for "
                        + PATIENCE.toSeconds() + " seconds. End that process, then run again.");
            }
            return new ServerUsers(channel, read(channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    void add(ServerUser user) throws IOException {
        users.add(user);
        write();
    }

    void remove(ServerUser user) throws IOException {
        users.remove(user);
        write();
    }

    boolean isEmpty() {
        return users.isEmpty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Set<ServerUser> read(FileChannel channel) throws IOException {
        String text = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        return text.lines()
                .map(ServerUser::parse)
                .flatMap(Optional::stream)
                .filter(ServerUser::isAlive)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void write() throws IOException {
        String text = users.stream().map(user -> user + "\n").collect(Collectors.joining());
        channel.truncate(0).position(0);
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
