package dev.migration.maven;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.FilenameUtils;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks a jar with PostgreSQL's binaries: a compressed tar within a zip.
 *
 * <p>They are unpacked once, beside the jar in the local repository, and seen there only when complete: a killed unpacking
 * leaves nothing that a later one takes for whole, and of two at the same time one wins.
 */
final class BinaryArchive {

    private static final String PREFIX = "unpacked-";

    private BinaryArchive() {}

    /**
     * Unpacks a jar unless that was done before.
     *
     * @param fallback a folder for it in case the one of the jar is read only
     * @return the folder that holds {@code bin}, {@code lib} and {@code share}
     */
    static Path unpack(Path jar, Path fallback) throws IOException {
        String name = PREFIX + FilenameUtils.removeExtension(jar.getFileName().toString());
        Path beside = jar.resolveSibling(name);
        if (Files.isDirectory(beside)) {
            return beside;
        }
        boolean writable = Files.isWritable(jar.toAbsolutePath().getParent());
        Path home = writable ? beside : Files.createDirectories(fallback).resolve(name);
        if (!Files.isDirectory(home)) {
            unpackTo(home, jar);
        }
        return home;
    }

    private static void unpackTo(Path home, Path jar) throws IOException {
        Path unfinished = Files.createTempDirectory(home.toAbsolutePath().getParent(), PREFIX);
        try {
            extract(jar, unfinished);
            openToOthers(unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Someone else was faster.
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            FileUtils.deleteQuietly(unfinished.toFile());
        }
    }

    private static void extract(Path jar, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    extract(new TarArchiveInputStream(new XZInputStream(zip)), target);
                    return;
                }
            }
        }
        throw new EmbeddedServerException("'" + jar + "' holds no PostgreSQL. Delete it, so that it is fetched again.");
    }

    private static void extract(TarArchiveInputStream tar, Path target) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = target.resolve(entry.getName()).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("Path outside the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else {
                Files.createDirectories(path.getParent());
                create(path, entry, tar);
            }
        }
    }

    private static void create(Path path, TarArchiveEntry entry, InputStream content) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if ((entry.getMode() & 0100) != 0) {
            path.toFile().setExecutable(true, false);
        }
    }

    /** A temporary folder is its owner's alone. */
    private static void openToOthers(Path folder) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
