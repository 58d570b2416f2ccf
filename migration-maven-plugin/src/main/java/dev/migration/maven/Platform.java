package dev.migration.maven;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What PostgreSQL's binaries are built for.
 *
 * @param os {@code linux}, {@code darwin} or {@code windows}
 * @param architecture {@code amd64} or {@code arm64v8}
 * @param musl whether the C library is musl, as in Alpine Linux
 */
record Platform(String os, String architecture, boolean musl) {

    private static final Path LIBRARIES = Path.of("/lib");

    /** The platform that this JVM runs on. */
    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), hasMusl());
    }

    /**
     * The platform by the names that Java gives it.
     *
     * @throws EmbeddedServerException if there are no binaries for such a platform
     */
    static Platform of(String osName, String osArch, boolean musl) {
        String os = osName.toLowerCase(Locale.ROOT);
        String known = os.startsWith("linux")
                ? "linux"
                : os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : "";
        String architecture = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64v8";
            default -> "";
        };
        if (known.isEmpty() || architecture.isEmpty()) {
            throw new EmbeddedServerException("There is no embedded PostgreSQL for '" + osName + "' on '" + osArch
                    + "'. Set migration.url to a server of your own.");
        }
        return new Platform(known, architecture, musl && known.equals("linux"));
    }

    private static boolean hasMusl() {
        if (!Files.isDirectory(LIBRARIES)) {
            return false;
        }
        try (DirectoryStream<Path> loaders = Files.newDirectoryStream(LIBRARIES, "ld-musl-*")) {
            return loaders.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }
}
