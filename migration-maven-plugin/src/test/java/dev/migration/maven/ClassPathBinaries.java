package dev.migration.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** The binaries on the class path of the tests, copied to a folder of the test so that they are unpacked there. */
record ClassPathBinaries(Path folder) implements BinarySource {

    @Override
    public Path jar(PostgresBinaries binaries) {
        try {
            Path copy = folder.resolve(binaries.artifactId() + "-" + binaries.version() + ".jar");
            return Files.exists(copy) ? copy : Files.copy(original(), copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path original() throws IOException {
        Platform platform = Platform.current();
        String architecture =
                platform.os().equals("linux") && platform.architecture().equals("arm64v8") ? "arm_64" : "x86_64";
        String name =
                "postgres-" + platform.os() + "-" + architecture + (platform.musl() ? "-alpine_linux" : "") + ".txz";
        URL resource = ClassPathBinaries.class.getResource("/" + name);
        if (resource == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        try {
            return Path.of(((JarURLConnection) resource.openConnection())
                    .getJarFileURL()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
