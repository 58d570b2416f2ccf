package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryArchiveTest {

    @TempDir
    private Path folder;

    @Test
    void unpackLeavesTheProgramsBesideTheJarAndNothingElse() throws IOException {
        Path jar = new ClassPathBinaries(folder).jar(PostgresBinaries.of(OptionalInt.empty(), Platform.current()));

        Path home = BinaryArchive.unpack(jar, folder.resolve("fallback"));

        assertThat(home)
                .isEqualTo(folder.resolve(
                        "unpacked-" + jar.getFileName().toString().replace(".jar", "")));
        assertThat(home.resolve("bin"))
                .isDirectoryContaining(file -> file.getFileName().toString().startsWith("initdb"));
        assertThat(files(folder)).containsExactlyInAnyOrder(jar, home);
    }

    @Test
    void unpackWhenDoneBeforeLeavesItAsItIs() throws IOException {
        Path home = Files.createDirectory(folder.resolve("unpacked-binaries-18.6.0"));

        assertThat(BinaryArchive.unpack(folder.resolve("binaries-18.6.0.jar"), folder))
                .isEqualTo(home);
        assertThat(files(home)).isEmpty();
    }

    @Test
    void unpackWhenTheJarHoldsNoPostgresThrows() throws IOException {
        Path jar = folder.resolve("other.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/"));
        }

        assertThatThrownBy(() -> BinaryArchive.unpack(jar, folder))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("'" + jar + "' holds no PostgreSQL. Delete it, so that it is fetched again.");
        assertThat(files(folder)).containsExactly(jar);
    }

    private static Stream<Path> files(Path parent) throws IOException {
        try (Stream<Path> content = Files.list(parent)) {
            return content.toList().stream();
        }
    }
}
