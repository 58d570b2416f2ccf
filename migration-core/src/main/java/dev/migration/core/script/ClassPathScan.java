package dev.migration.core.script;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the scripts on a class path: those in all resources of the folder's name that the loader knows, and those in
 * jars without entries for their folders, in which no loader finds a folder.
 */
final class ClassPathScan {

    private final FolderScan folders;
    private final JarScan jars;
    private final Set<FolderOfJar> scanned = new HashSet<>();

    ClassPathScan(FolderScan folders, JarScan jars) {
        this.folders = folders;
        this.jars = jars;
    }

    /** Adds the scripts of a class path. */
    void scan(ScriptLocation.ClassPath location) {
        try {
            for (URL url : Collections.list(location.loader().getResources(location.path()))) {
                scanResource(url, location);
            }
            for (Path jar : jarsOf(location.loader())) {
                scanJar(jar, location);
            }
        } catch (IOException e) {
            throw ScriptAccessException.unreadable("classpath:" + location.path(), e);
        }
    }

    private void scanResource(URL url, ScriptLocation.ClassPath location) {
        try {
            if (!url.getProtocol().equals("jar")) {
                scanFolder(Path.of(url.toURI()), location);
            } else if (url.openConnection() instanceof JarURLConnection connection) {
                scanJarOf(connection, url, location);
            } else {
                throw new IOException("jars of this kind cannot be listed");
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw ScriptAccessException.unreadable(url.toString(), e);
        }
    }

    private void scanFolder(Path folder, ScriptLocation.ClassPath location) {
        Path root = folder;
        for (int i = Path.of(location.path()).getNameCount(); i > 0 && root.getParent() != null; i--) {
            root = root.getParent();
        }
        folders.scan(new ScriptLocation.Folder(folder, root, location.module(), location.moduleOrder()));
    }

    private void scanJarOf(JarURLConnection connection, URL url, ScriptLocation.ClassPath location)
            throws URISyntaxException, IOException {
        if (connection.getJarFileURL().getProtocol().equals("file")) {
            scanJar(Path.of(connection.getJarFileURL().toURI()), location);
            return;
        }
        // A jar within a jar, of which only its own class loader can tell the entries.
        JarScan.Opener opener = () -> {
            JarURLConnection anew = (JarURLConnection) url.openConnection();
            anew.setUseCaches(false);
            return anew.getJarFile();
        };
        jars.scan(url.toString(), opener, connection.getEntryName(), JarModule::of, location.moduleOrder());
    }

    private void scanJar(Path jar, ScriptLocation.ClassPath location) throws IOException {
        if (scanned.add(new FolderOfJar(jar.toRealPath(), location.path()))) {
            jars.scan(jar, location.path(), JarModule::of, location.moduleOrder());
        }
    }

    private static List<Path> jarsOf(ClassLoader loader) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (@Nullable ClassLoader current = loader; current != null; current = current.getParent()) {
            if (current instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    addJar(url, jars);
                }
            } else if (current == ClassLoader.getSystemClassLoader()) {
                Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .map(Path::of)
                        .filter(Files::isRegularFile)
                        .forEach(jars::add);
            }
        }
        return jars;
    }

    private static void addJar(URL url, List<Path> jars) throws IOException {
        if (url.getProtocol().equals("file") && url.getPath().endsWith(".jar")) {
            try {
                Path jar = Path.of(new URI(url.toString()));
                if (Files.isRegularFile(jar)) {
                    jars.add(jar);
                }
            } catch (URISyntaxException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    private record FolderOfJar(Path jar, String folder) {}
}
