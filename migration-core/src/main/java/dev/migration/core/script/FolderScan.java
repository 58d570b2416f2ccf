package dev.migration.core.script;

import dev.migration.core.revision.Origin;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the scripts in folders on disk. Every folder is read once, by whatever way it is reached first. */
final class FolderScan {

    private final ScriptSink sink;
    private final Set<Path> visited = new HashSet<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(ScriptFile.HEAD_LENGTH);

    FolderScan(ScriptSink sink) {
        this.sink = sink;
    }

    /** Adds the scripts of a folder; links are followed last, so that a script goes by its own path where it has one. */
    void scan(ScriptLocation.Folder location) {
        Deque<Path> linked = new ArrayDeque<>(List.of(location.folder()));
        while (!linked.isEmpty()) {
            Deque<Path> folders = new ArrayDeque<>(List.of(linked.remove()));
            while (!folders.isEmpty()) {
                Path folder = folders.remove();
                try {
                    scanOne(folder, location, folders, linked);
                } catch (IOException e) {
                    throw ScriptAccessException.unreadable(display(folder, location), e);
                }
            }
        }
    }

    private void scanOne(Path folder, ScriptLocation.Folder location, Deque<Path> folders, Deque<Path> linked)
            throws IOException {
        if (!Files.exists(folder) || !visited.add(folder.toRealPath())) {
            return;
        }
        String shown = display(folder, location);
        for (Path entry : entries(folder)) {
            String name = String.valueOf(entry.getFileName());
            boolean script = ScriptSink.isScript(name)
                    && addScript(entry, shown.isEmpty() ? name : shown + "/" + name, location);
            if (!script && Files.isDirectory(entry)) {
                (Files.isSymbolicLink(entry) ? linked : folders).add(entry);
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(entries);
        return entries;
    }

    /** Reads a file that is named like a script; returns false when it is a folder. */
    private boolean addScript(Path file, String display, ScriptLocation.Folder location) {
        try {
            byte[] head = head(file);
            Origin origin = new Origin(location.module(), location.moduleOrder(), display);
            sink.add(new ScriptFile(origin, head, () -> Files.readAllBytes(file)));
            return true;
        } catch (IOException e) {
            if (Files.isDirectory(file)) {
                return false;
            }
            throw ScriptAccessException.unreadable(display, e);
        }
    }

    private byte[] head(Path file) throws IOException {
        buffer.clear();
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Reads on until the buffer is full or the file ends.
            }
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static String display(Path file, ScriptLocation.Folder location) {
        Path root = location.root();
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        return shown.toString().replace(File.separatorChar, '/');
    }
}
