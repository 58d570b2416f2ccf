package dev.migration.core.script;

import static java.util.Comparator.comparing;

import dev.migration.core.revision.Origin;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
            Kind kind = kind(path, location);
            if (kind == Kind.LINK) {
                linked.add(path);
            } else if (kind == Kind.FOLDER) {
                folders.add(path);
            } else if (kind == Kind.FILE
                    && ScriptSink.isScript(entry.name())
                    && (linkedFiles.isEmpty() || !linkedFiles.contains(real.resolve(entry.name())))) {
                addScript(path, shown.isEmpty() ? entry.name() : shown + "/" + entry.name(), location);
            }
        }
    }

    /** Tells what an entry is. Anything else than a file, such as a pipe, is never opened: that could wait for ever. */
    private static Kind kind(Path entry, ScriptLocation.Folder location) {
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
            if (isScript(entry)) {
                throw ScriptAccessException.unreadable(display(entry, location), e);
            }
            return Kind.OTHER;
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
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(path -> entries.add(new Entry(path, String.valueOf(path.getFileName()))));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(comparing(Entry::name));
        return entries;
    }

    private void addScript(Path file, String display, ScriptLocation.Folder location) {
        Origin origin = new Origin(location.module(), location.moduleOrder(), display);
        sink.add(() -> read(file, origin));
    }

    private static ScriptFile read(Path file, Origin origin) {
        try (InputStream stream = Files.newInputStream(file)) {
            return new ScriptFile(origin, stream.readNBytes(ScriptFile.HEAD_LENGTH), ScriptFile.Content.of(file));
        } catch (IOException e) {
            throw ScriptAccessException.unreadable(origin.file(), e);
        }
    }

    private static String display(Path file, ScriptLocation.Folder location) {
        Path root = location.root();
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        return shown.toString().replace(File.separatorChar, '/');
    }

    /** What stands in a folder under a name. */
    private record Entry(Path path, String name) {}

    /** What a folder can hold. */
    private enum Kind {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }
}
