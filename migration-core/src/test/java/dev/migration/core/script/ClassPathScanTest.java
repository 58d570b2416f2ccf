package dev.migration.core.script;

import static dev.migration.core.script.ScriptTree.files;
import static dev.migration.core.script.ScriptTree.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathScanTest {

    @TempDir
    private Path root;

    private ScriptTree tree;

    @BeforeEach
    void setTree() {
        tree = new ScriptTree(root);
    }

    @Test
    void loadFindsFoldersAndJarsEachOnce() throws IOException {
        tree.write("classes/db/migration/a.sql", script("a"));
        Path withFolders = tree.jar(
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
        Path withoutFolders = tree.jar("shop-2.0-rc1.jar", Map.of("db/migration/c.sql", script("c")));
        Path unrelated = tree.jar("other.jar", Map.of("x.txt", ""));
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
        Path jar = tree.jar("lib.jar", Map.of("db/one/a.sql", script("a"), "db/two/b.sql", script("b")));

        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
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
