package dev.migration.core.script;

import static dev.migration.core.script.ScriptTree.files;
import static dev.migration.core.script.ScriptTree.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.postgres.SqlStatement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarScanTest {

    @TempDir
    private Path root;

    private ScriptTree tree;

    @BeforeEach
    void setTree() {
        tree = new ScriptTree(root);
    }

    @Test
    void loadFindsScriptsBelowTheirFolder() throws IOException {
        Path jar = tree.jar(
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
        Path jar = tree.jar(
                "lib.jar",
                Map.of("db/migration/a.sql", script("a") + "-- c\n".repeat(ScriptFile.HEAD_LENGTH) + "SELECT 2"));

        ScriptDirectory directory = ScriptDirectory.load(List.of(new ScriptLocation.Jar(jar, "lib", 0)));

        assertThat(directory.scripts().get(0).body().upgrade().statements()).hasSize(2);
    }

    @Test
    void loadWhenJarIsBrokenNamesIt() throws IOException {
        Path jar = tree.write("broken.jar", "no jar at all");

        assertThatThrownBy(() -> ScriptDirectory.load(List.of(new ScriptLocation.Jar(jar, "lib", 0))))
                .isInstanceOf(ScriptAccessException.class)
                .hasMessage("'" + jar + "' cannot be read: zip END header not found."
                        + " Check that it exists, is whole and may be read.");
    }

    @Test
    void loadWhenIndexOfJarIsCutOffNamesIt() throws IOException {
        Path jar = tree.jar("cut.jar", Map.of("db/migration/a.sql", script("a")));
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length - 30));

        assertThatThrownBy(() -> ScriptDirectory.load(List.of(new ScriptLocation.Jar(jar, "lib", 0))))
                .isInstanceOf(ScriptAccessException.class)
                .hasMessageStartingWith("'" + jar + "' cannot be read: zip ")
                .hasMessageEndingWith(". Check that it exists, is whole and may be read.");
    }

    @Test
    void loadWhenEntryClimbsOutOfItsFolderReadsTheEntryAndNothingElse() throws IOException {
        tree.write("x.sql", "not this one");
        Path jar =
                tree.jar("climbing.jar", Map.of("../x.sql", script("out"), "db/migration/../../../x.sql", script("a")));

        assertThat(ScriptDirectory.load(List.of(new ScriptLocation.Jar(jar, "lib", 0)))
                        .scripts())
                .singleElement()
                .satisfies(script -> assertThat(script.body().upgrade().statements())
                        .extracting(SqlStatement::text)
                        .containsExactly("SELECT 'a'"));
    }

    @Test
    void bodyWhenEntryClaimsToBeHugeIsRefused() throws IOException {
        Path jar = tree.jar("huge.jar", Map.of("db/migration/a.sql", script("a") + "-- c\n".repeat(20_000)));
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
