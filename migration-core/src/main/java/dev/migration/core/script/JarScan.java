package dev.migration.core.script;

import dev.migration.core.revision.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds the scripts in jars. */
final class JarScan {

    private final ScriptSink sink;

    JarScan(ScriptSink sink) {
        this.sink = sink;
    }

    /** Adds the scripts of a jar. */
    void scan(ScriptLocation.Jar location) {
        scan(location.jar(), ScriptLocation.DEFAULT_PATH, zip -> location.module(), location.moduleOrder());
    }

    /** Adds the scripts below a folder of a jar, whose module is asked for when there are any. */
    void scan(Path jar, String folder, ModuleName module, int moduleOrder) {
        scan(jar.toString(), () -> new ZipFile(jar.toFile()), folder, module, moduleOrder);
    }

    /**
     * Adds the scripts below a folder of a jar, whose module is asked for when there are any.
     *
     * @param name of the jar, for errors
     */
    void scan(String name, Opener jar, String folder, ModuleName module, int moduleOrder) {
        String prefix = folder.endsWith("/") ? folder : folder + "/";
        try (ZipFile zip = jar.open()) {
            List<? extends ZipEntry> entries =
                    zip.stream().filter(entry -> isScript(entry, prefix)).toList();
            if (!entries.isEmpty()) {
                Origin origin = new Origin(module.of(zip), moduleOrder, JarModule.fileName(zip.getName()));
                for (ZipEntry entry : entries) {
                    add(zip, entry, origin, jar);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw ScriptAccessException.unreadable(name, e);
        }
    }

    private static boolean isScript(ZipEntry entry, String prefix) {
        String name = entry.getName();
        return name.startsWith(prefix) && !entry.isDirectory() && ScriptSink.isScript(JarModule.fileName(name));
    }

    private void add(ZipFile zip, ZipEntry entry, Origin jar, Opener opener) throws IOException {
        String name = entry.getName();
        Origin origin = new Origin(jar.module(), jar.moduleOrder(), jar.file() + "!/" + name);
        ScriptFile file = new ScriptFile(origin, head(zip, entry), limit -> readAll(opener, name, limit));
        sink.add(() -> file);
    }

    private static byte[] head(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(ScriptFile.HEAD_LENGTH);
        }
    }

    private static Optional<byte[]> readAll(Opener opener, String name, int limit) throws IOException {
        try (ZipFile zip = opener.open()) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException("the entry is no longer there");
            }
            if (entry.getSize() > limit) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                // The index may tell another size than there is.
                byte[] bytes = in.readNBytes(limit + 1);
                return bytes.length > limit ? Optional.empty() : Optional.of(bytes);
            }
        }
    }

    /** Opens a jar anew; the caller closes it. */
    @FunctionalInterface
    interface Opener {
        ZipFile open() throws IOException;
    }

    /** Tells the module of a jar. */
    @FunctionalInterface
    interface ModuleName {
        String of(ZipFile jar) throws IOException;
    }
}
