package dev.migration.core.script;

import dev.migration.core.revision.Origin;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the scripts in folders on disk. Every folder and file is read once, by whatever way it is reached first. */
final class FolderScan {

    private final ScriptSink sink;
    private final Set<Path> visited = new HashSet<>();
    private final Set<Path> linkedFiles = new HashSet<>();

    FolderScan(ScriptSink sink) {
        this.sink = sink;
    }

    /** Adds the scripts of a folder; links are followed last, so that a script goes by its own path where it has one. */
    void scan(ScriptLocation.Folder location) {
        Deque<Path> linked = new ArrayDeque<>();
        scanBeneath(location.folder(), location, linked);
        while (!linked.isEmpty()) {
            Path link = linked.remove();
            if (!addLinked(link, location)) {
                scanBeneath(link, location, linked);
            }
        }
    }

    private void scanBeneath(Path start, ScriptLocation.Folder location, Deque<Path> linked) {
        Deque<Path> folders = new ArrayDeque<>(List.of(start));
        while (!folders.isEmpty()) {
            Path folder = folders.remove();
            try {
                scanOne(folder, location, folders, linked);
            } catch (IOException e) {
                throw ScriptAccessException.unreadable(display(folder, location), e);
            }
        }
    }

    private void scanOne(Path folder, ScriptLocation.Folder location, Deque<Path> folders, Deque<Path> linked)
            throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Path real = folder.toRealPath();
        if (!visited.add(real)) {
            return;
        }
        String shown = display(folder, location);
        for (Entry entry : entries(folder)) {
            Path path = entry.path();
            if (entry.kind() == Kind.LINK) {
                linked.add(path);
            } else if (entry.kind() == Kind.FOLDER) {
                folders.add(path);
            } else if (entry.kind() == Kind.FILE
                    && ScriptSink.isScript(entry.name())
                    && (linkedFiles.isEmpty() || !linkedFiles.contains(real.resolve(entry.name())))) {
                addScript(path, shown.isEmpty() ? entry.name() : shown + "/" + entry.name(), location);
            }
        }
    }

    /** Tells what an entry is. Anything else than a file, such as a pipe, is never opened: that could wait for ever. */
    private static Kind kind(Path entry) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                return Kind.LINK;
            }
            if (attributes.isDirectory()) {
                return Kind.FOLDER;
            }
            return attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
        } catch (IOException e) {
            // Reading it will tell why it cannot be read.
            return Kind.FILE;
        }
    }

    /** Adds what a link leads to, when that is a script which has not been added yet; returns whether it is no folder. */
    private boolean addLinked(Path link, ScriptLocation.Folder location) {
        if (Files.isDirectory(link)) {
            return false;
        }
        try {
            if (isScript(link)
                    && Files.readAttributes(link, BasicFileAttributes.class).isRegularFile()
                    && isNew(link.toRealPath())) {
                addScript(link, display(link, location), location);
            }
            return true;
        } catch (IOException e) {
            throw ScriptAccessException.unreadable(display(link, location), e);
        }
    }

    private boolean isNew(Path file) {
        boolean added = isScript(file) && visited.contains(file.getParent());
        return !added && linkedFiles.add(file);
    }

    private static boolean isScript(Path file) {
        return ScriptSink.isScript(String.valueOf(file.getFileName()));
    }

    private static List<Entry> entries(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(paths::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        // To ask what thousands of files are takes about as long as to read them.
        List<Entry> entries = Batches.map(paths, path -> new Entry(path, name(path), kind(path)));
        Collections.sort(entries);
        return entries;
    }

    /** Returns the last name of a path; {@link Path#getFileName()} takes the path apart for it. */
    private static String name(Path path) {
        String whole = path.toString();
        return whole.substring(whole.lastIndexOf(path.getFileSystem().getSeparator()) + 1);
    }

    private void addScript(Path file, String display, ScriptLocation.Folder location) {
        Origin origin = new Origin(location.module(), location.moduleOrder(), display);
        sink.add(() -> read(file, origin));
    }

    private static ScriptFile read(Path file, Origin origin) {
        try {
            return new ScriptFile(origin, head(file), ScriptFile.Content.of(file));
        } catch (IOException e) {
            throw ScriptAccessException.unreadable(origin.file(), e);
        }
    }

    private static byte[] head(Path file) throws IOException {
        if (file.getFileSystem().equals(FileSystems.getDefault())) {
            // A listing is short and opens thousands of files: this takes half of what Files takes for it.
            try (InputStream stream = new FileInputStream(file.toFile())) {
                return stream.readNBytes(ScriptFile.HEAD_LENGTH);
            } catch (FileNotFoundException e) {
                // Files tells why.
            }
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(ScriptFile.HEAD_LENGTH);
        }
    }

    private static String display(Path file, ScriptLocation.Folder location) {
        Path root = location.root();
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        return shown.toString().replace(File.separatorChar, '/');
    }

    /** What stands in a folder under a name. Ordered by name. */
    private record Entry(Path path, String name, Kind kind) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            return name.compareTo(other.name);
        }
    }

    /** What a folder can hold. */
    private enum Kind {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }
}
