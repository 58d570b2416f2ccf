package dev.migration.core.script;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Folders, files and jars with scripts, which a test writes beneath a root. */
record ScriptTree(Path root) {

    /** Returns the text of a script with one statement. */
    static String script(String id) {
        return "-- message of " + id + "\n-- revision: " + id + "\n-- migration:upgrade\nSELECT '" + id + "';\n";
    }

    /** Returns where the scripts come from, in their order. */
    static List<String> files(ScriptDirectory directory) {
        return directory.scripts().stream()
                .map(script -> script.revision().origin().file())
                .toList();
    }

    Path write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    Path jar(String name, Map<String, String> entries) throws IOException {
        Path jar = root.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return jar;
    }

    /** Returns a folder beneath the root as the engine takes it. */
    ScriptLocation.Folder folder(String folder) {
        return new ScriptLocation.Folder(root.resolve(folder), root, "m", 1);
    }
}
