package dev.migration.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.migration.core.postgres.SqlStatement;
import dev.migration.core.revision.RevisionId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ScriptDirectoryTest {

    @TempDir
    private Path root;

    private static String script(String id) {
        return "-- message of " + id + "\n-- revision: " + id + "\n-- migration:upgrade\nSELECT '" + id + "';\n";
    }

    private Path write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private ScriptLocation.Folder folder(String folder) {
        return new ScriptLocation.Folder(root.resolve(folder), root, "m", 1);
    }

    private static List<String> files(ScriptDirectory directory) {
        return directory.scripts().stream()
                .map(script -> script.revision().origin().file())
                .toList();
    }

    @Nested
    class OfFolders {

        @Test
        void loadFindsScriptsInAllFoldersBeneath() throws IOException {
            write("db/b.sql", script("b"));
            write("db/2026/11/a.sql", script("a"));
            write("db/readme.md", "no script");
            write("db/.#b.sql", "an editor's");
            write("db/x.sql/c.sql", script("c"));

            ScriptDirectory directory = ScriptDirectory.load(List.of(folder("db")));

            assertThat(files(directory)).containsExactly("db/2026/11/a.sql", "db/b.sql", "db/x.sql/c.sql");
            assertThat(directory.script(new RevisionId("a")).revision().message())
                    .isEqualTo("message of a");
            assertThat(directory.script(new RevisionId("a")).toString()).isEqualTo("a (db/2026/11/a.sql)");
            assertThat(directory.revisionMap().revisions()).hasSize(3);
            assertThat(directory.find(new RevisionId("zzz"))).isEmpty();
            assertThatThrownBy(() -> directory.script(new RevisionId("zzz")))
                    .isInstanceOf(NoSuchElementException.class);
        }

        @Test
        void loadWhenFolderIsMissingFindsNothing() {
            assertThat(ScriptDirectory.load(List.of(folder("none"))).scripts()).isEmpty();
        }

        @Test
        void loadWhenFolderIsFileNamesIt() throws IOException {
            write("db", "");

            assertThatThrownBy(() -> ScriptDirectory.load(List.of(folder("db"))))
                    .isInstanceOf(ScriptAccessException.class)
                    .hasMessage(
                            "'db' cannot be read: it is no folder. Check that it exists, is whole and may be read.");
        }

        @Test
        void loadWhenFolderLiesOutsideRootShowsWholePath() throws IOException {
            Path file = write("db/a.sql", script("a"));
            ScriptLocation location = new ScriptLocation.Folder(file.getParent(), root.resolve("elsewhere"), "m", 1);

            assertThat(files(ScriptDirectory.load(List.of(location))))
                    .containsExactly(file.toString().replace('\\', '/'));
        }

        @Test
        void loadWhenLocationsOverlapReadsEachFolderOnce() throws IOException {
            write("db/sub/a.sql", script("a"));

            assertThat(files(ScriptDirectory.load(List.of(folder("db"), folder("db/sub")))))
                    .hasSize(1);
            assertThat(files(ScriptDirectory.load(List.of(folder("db/sub"), folder("db")))))
                    .hasSize(1);
        }

        @Test
        void loadWhenFoldersAreLinkedFollowsThemWithoutEnd() throws IOException {
            write("db/real/a.sql", script("a"));
            write("other/b.sql", script("b"));
            Files.createSymbolicLink(root.resolve("db/again"), root.resolve("db/real"));
            Files.createSymbolicLink(root.resolve("db/real/up"), root.resolve("db"));
            Files.createSymbolicLink(root.resolve("db/other"), root.resolve("other"));
            Files.createSymbolicLink(root.resolve("db/broken"), root.resolve("none"));

            assertThat(files(ScriptDirectory.load(List.of(folder("db")))))
                    .containsExactly("db/other/b.sql", "db/real/a.sql");
        }

        @Test
        void loadWhenScriptIsBrokenLinkNamesIt() throws IOException {
            Files.createDirectories(root.resolve("db"));
            Files.createSymbolicLink(root.resolve("db/a.sql"), root.resolve("none"));

            assertThatThrownBy(() -> ScriptDirectory.load(List.of(folder("db"))))
                    .isInstanceOfSatisfying(
                            ScriptAccessException.class,
                            e -> assertThat(e.source()).isEqualTo("db/a.sql"))
                    .hasMessage("'db/a.sql' cannot be read: it does not exist."
                            + " Check that it exists, is whole and may be read.");
        }

        @Test
        void loadWhenFilesAreLinkedReadsEachOnceByItsOwnName() throws IOException {
            write("db/sub/z.sql", script("z"));
            write("other/b.sql", script("b"));
            Files.createSymbolicLink(root.resolve("db/a.sql"), Path.of("sub/z.sql"));
            Files.createSymbolicLink(root.resolve("db/b1.sql"), root.resolve("other/b.sql"));
            Files.createSymbolicLink(root.resolve("db/b2.sql"), root.resolve("db/b1.sql"));

            assertThat(files(ScriptDirectory.load(List.of(folder("db"))))).containsExactly("db/b1.sql", "db/sub/z.sql");
            assertThat(files(ScriptDirectory.load(List.of(folder("db"), folder("other")))))
                    .containsExactly("db/b1.sql", "db/sub/z.sql");
            assertThat(files(ScriptDirectory.load(List.of(folder("other"), folder("db")))))
                    .containsExactly("db/sub/z.sql", "other/b.sql");
        }

        @Test
        @DisabledOnOs(OS.WINDOWS)
        @Timeout(30)
        void loadWhenScriptIsPipeDoesNotOpenIt() throws IOException, InterruptedException {
            write("db/a.sql", script("a"));
            Path pipe = root.resolve("db/b.sql");
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
            Files.createSymbolicLink(root.resolve("db/c.sql"), pipe);

            assertThat(files(ScriptDirectory.load(List.of(folder("db"))))).containsExactly("db/a.sql");
        }

        @Test
        void bodyWhenFileHasVanishedNamesIt() throws IOException {
            Path file = write("db/a.sql", script("a") + "-- c\n".repeat(ScriptFile.HEAD_LENGTH));
            Script script = ScriptDirectory.load(List.of(folder("db"))).script(new RevisionId("a"));
            Files.delete(file);

            assertThatThrownBy(script::body)
                    .isInstanceOf(ScriptAccessException.class)
                    .hasMessage("'db/a.sql' cannot be read: it does not exist."
                            + " Check that it exists, is whole and may be read.");
        }

        @Test
        @DisabledOnOs(OS.WINDOWS)
        void loadWhenFileMayNotBeReadNamesIt() throws IOException {
            Path file = write("db/a.sql", script("a"));
            Files.setPosixFilePermissions(file, Set.<PosixFilePermission>of());
            assumeThat(Files.isReadable(file))
                    .as("a superuser reads everything")
                    .isFalse();

            assertThatThrownBy(() -> ScriptDirectory.load(List.of(folder("db"))))
                    .isInstanceOf(ScriptAccessException.class)
                    .hasMessage("'db/a.sql' cannot be read: access is denied."
                            + " Check that it exists, is whole and may be read.");
        }

        @Test
        void bodyWhenFileIsTooLargeForMemoryIsRefused() throws IOException {
            Path file = write("db/a.sql", script("a") + "-- c\n".repeat(ScriptFile.HEAD_LENGTH));
            Script script = ScriptDirectory.load(List.of(folder("db"))).script(new RevisionId("a"));
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(ScriptFile.MAX_LENGTH + 1L);
            }

            assertThatThrownBy(script::body)
                    .isInstanceOf(ScriptAccessException.class)
                    .hasMessage(
                            "'db/a.sql' is too large: a script is read as a whole, and with the memory that Java has"
                                    + " here it may have " + (ScriptFile.MAX_LENGTH >> 20)
                                    + " MB. Give Java more memory by -Xmx, or make several scripts of it.");
        }

        @Test
        void bodyWhenFileIsLargeReadsAllOfIt() throws IOException {
            String row = "INSERT INTO t VALUES ('" + "x".repeat(1000) + "');\n";
            write("db/a.sql", script("a") + row.repeat(20_000));

            Section upgrade = ScriptDirectory.load(List.of(folder("db")))
                    .script(new RevisionId("a"))
                    .body()
                    .upgrade();

            assertThat(upgrade.statements()).hasSize(20_001);
        }

        @Test
        void loadWhenSeveralFilesHaveFaultsTellsAll() throws IOException {
            write("db/a.sql", "");
            write("db/b.sql", script("b"));
            write("db/c.sql", "-- m\n-- revision: a b\n-- foo: c\n-- migration:upgrade");

            assertThatThrownBy(() -> ScriptDirectory.load(List.of(folder("db"))))
                    .isInstanceOfSatisfying(
                            InvalidScriptsException.class,
                            e -> assertThat(e.faults())
                                    .extracting(fault -> fault.place().toString())
                                    .containsExactly("db/a.sql:1:1", "db/c.sql:2:14", "db/c.sql:3:1"));
        }

        @Test
        void bodyReadsFilesLongerThanWhatListingReads() throws IOException {
            write("db/a.sql", script("a") + "-- é\n".repeat(ScriptFile.HEAD_LENGTH) + "SELECT 2");

            ScriptDirectory directory = ScriptDirectory.load(List.of(folder("db")));

            assertThat(directory.script(new RevisionId("a")).body().upgrade().statements())
                    .hasSize(2);
        }

        @Test
        void scriptsAreOrderedByModuleOrderThenModuleThenFile() throws IOException {
            write("a/z.sql", script("1"));
            write("b/y.sql", script("2"));
            write("b/x.sql", script("3"));

            ScriptDirectory directory = ScriptDirectory.load(List.of(
                    new ScriptLocation.Folder(root.resolve("b"), root, "b", 2),
                    new ScriptLocation.Folder(root.resolve("a"), root, "a", 1)));

            assertThat(files(directory)).containsExactly("a/z.sql", "b/x.sql", "b/y.sql");
        }
    }

    @Nested
    class OfJars {

        @Test
        void loadFindsScriptsBelowTheirFolder() throws IOException {
            Path jar = jar(
                    "lib-1.0.jar",
                    Map.of(
                            "db/migration/a.sql", script("a"),
                            "db/migration/sub/b.sql", script("b"),
                            "db/other/c.sql", script("c"),
                            "a.sql", "no script"));

            ScriptDirectory directory = ScriptDirectory.load(List.of(new ScriptLocation.Jar(jar, "lib", 0)));

            assertThat(files(directory))
                    .containsExactly("lib-1.0.jar!/db/migration/a.sql", "lib-1.0.jar!/db/migration/sub/b.sql");
            assertThat(directory.scripts().get(0).revision().origin().module()).isEqualTo("lib");
            assertThat(directory.scripts().get(0).body().upgrade().statements()).hasSize(1);
        }

        @Test
        void bodyWhenEntryIsLongerThanWhatListingReadsReadsIt() throws IOException {
            Path jar = jar(
                    "lib.jar",
                    Map.of("db/migration/a.sql", script("a") + "-- c\n".repeat(ScriptFile.HEAD_LENGTH) + "SELECT 2"));

            ScriptDirectory directory = ScriptDirectory.load(List.of(new ScriptLocation.Jar(jar, "lib", 0)));

            assertThat(directory.scripts().get(0).body().upgrade().statements()).hasSize(2);
        }

        @Test
        void loadWhenJarIsBrokenNamesIt() throws IOException {
            Path jar = write("broken.jar", "no jar at all");

            assertThatThrownBy(() -> ScriptDirectory.load(List.of(new ScriptLocation.Jar(jar, "lib", 0))))
                    .isInstanceOf(ScriptAccessException.class)
                    .hasMessage("'" + jar + "' cannot be read: zip END header not found."
                            + " Check that it exists, is whole and may be read.");
        }

        @Test
        void loadWhenIndexOfJarIsCutOffNamesIt() throws IOException {
            Path jar = jar("cut.jar", Map.of("db/migration/a.sql", script("a")));
            byte[] whole = Files.readAllBytes(jar);
            Files.write(jar, Arrays.copyOf(whole, whole.length - 30));

            assertThatThrownBy(() -> ScriptDirectory.load(List.of(new ScriptLocation.Jar(jar, "lib", 0))))
                    .isInstanceOf(ScriptAccessException.class)
                    .hasMessageStartingWith("'" + jar + "' cannot be read: zip ")
                    .hasMessageEndingWith(". Check that it exists, is whole and may be read.");
        }

        @Test
        void loadWhenEntryClimbsOutOfItsFolderReadsTheEntryAndNothingElse() throws IOException {
            write("x.sql", "not this one");
            Path jar =
                    jar("climbing.jar", Map.of("../x.sql", script("out"), "db/migration/../../../x.sql", script("a")));

            assertThat(ScriptDirectory.load(List.of(new ScriptLocation.Jar(jar, "lib", 0)))
                            .scripts())
                    .singleElement()
                    .satisfies(script -> assertThat(script.body().upgrade().statements())
                            .extracting(SqlStatement::text)
                            .containsExactly("SELECT 'a'"));
        }

        @Test
        void bodyWhenEntryClaimsToBeHugeIsRefused() throws IOException {
            Path jar = jar("huge.jar", Map.of("db/migration/a.sql", script("a") + "-- c\n".repeat(20_000)));
            byte[] bytes = Files.readAllBytes(jar);
            int index = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\001\002");
            // APPNOTE.TXT, 4.3.12: the uncompressed size is at offset 24 of an entry of the central directory.
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(index + 24, Integer.MAX_VALUE);
            Files.write(jar, bytes);
            Script script = ScriptDirectory.load(List.of(new ScriptLocation.Jar(jar, "lib", 0)))
                    .scripts()
                    .get(0);

            assertThatThrownBy(script::body)
                    .isInstanceOf(ScriptAccessException.class)
                    .hasMessageStartingWith("'huge.jar!/db/migration/a.sql' is too large: ");
        }

        @Test
        void loadWhenJarIsMissingNamesIt() {
            Path jar = root.resolve("none.jar");

            assertThatThrownBy(() -> ScriptDirectory.load(List.of(new ScriptLocation.Jar(jar, "lib", 0))))
                    .isInstanceOf(ScriptAccessException.class)
                    .hasMessage("'" + jar + "' cannot be read: it does not exist."
                            + " Check that it exists, is whole and may be read.");
        }
    }

    @Nested
    class OfClassPaths {

        @Test
        void loadFindsFoldersAndJarsEachOnce() throws IOException {
            write("classes/db/migration/a.sql", script("a"));
            Path withFolders = jar(
                    "users-api-1.2.jar",
                    Map.of(
                            "db/",
                            "",
                            "db/migration/",
                            "",
                            "db/migration/b.sql",
                            script("b"),
                            "META-INF/maven/com.example/users/pom.properties",
                            "artifactId=users\n"));
            Path withoutFolders = jar("shop-2.0-rc1.jar", Map.of("db/migration/c.sql", script("c")));
            Path unrelated = jar("other.jar", Map.of("x.txt", ""));
            URL[] urls = {
                root.resolve("classes").toUri().toURL(),
                withFolders.toUri().toURL(),
                withoutFolders.toUri().toURL(),
                unrelated.toUri().toURL(),
                root.resolve("none.jar").toUri().toURL()
            };

            try (URLClassLoader loader = new URLClassLoader(urls, null)) {
                ScriptDirectory directory =
                        ScriptDirectory.load(List.of(new ScriptLocation.ClassPath(loader, "db/migration", "app", 7)));

                assertThat(directory.scripts())
                        .extracting(script -> script.revision().origin().toString())
                        .containsExactly(
                                "app, db/migration/a.sql",
                                "shop, shop-2.0-rc1.jar!/db/migration/c.sql",
                                "users, users-api-1.2.jar!/db/migration/b.sql");
                assertThat(directory.revisionMap().modules()).containsExactlyInAnyOrder("app", "shop", "users");
            }
        }

        @Test
        void loadWhenJarHoldsSeveralFoldersFindsEach() throws IOException {
            Path jar = jar("lib.jar", Map.of("db/one/a.sql", script("a"), "db/two/b.sql", script("b")));

            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
                ScriptDirectory directory = ScriptDirectory.load(List.of(
                        new ScriptLocation.ClassPath(loader, "db/one", "app", 0),
                        new ScriptLocation.ClassPath(loader, "db/two/", "app", 0)));

                assertThat(files(directory)).containsExactly("lib.jar!/db/one/a.sql", "lib.jar!/db/two/b.sql");
            }
        }

        @Test
        void loadWhenNothingIsThereFindsNothing() {
            ScriptLocation location =
                    new ScriptLocation.ClassPath(ClassLoader.getSystemClassLoader(), "db/nowhere", "app", 0);

            assertThat(ScriptDirectory.load(List.of(location)).scripts()).isEmpty();
        }
    }

    private Path jar(String name, Map<String, String> entries) throws IOException {
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
}
