package dev.migration.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.config.InvalidConfigException;
import dev.migration.core.revision.InvalidNameException;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.testing.Pieces;
import java.nio.file.Path;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever template, id and message, a file lies below its folder and is found there. */
class FileNameTemplateFuzzTest {

    private static final Path FOLDER = Path.of("folder");

    @Property
    void fileNameStaysBelowTheFolder(
            @ForAll("texts") String template, @ForAll("texts") String id, @ForAll("texts") String message) {
        try {
            String name = FileNameTemplate.parse(template + "{revision}")
                    .newFile(NewScript.of(RevisionId.parse(id), message, Instant.EPOCH));
            Path file = FOLDER.resolve(name);

            assertThat(file.normalize()).isEqualTo(file).startsWithRaw(FOLDER);
            assertThat(ScriptSink.isScript(file.getFileName().toString())).isTrue();
            assertThat(name)
                    .doesNotContain("\\", ":", "//", "./", " /")
                    .doesNotMatch("(?is)(.*/)?con(\\.[^/]*)?(/.*)?");
        } catch (InvalidConfigException | InvalidNameException e) {
            assertThat(e).hasNoCause();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Pieces.joinedOrAny(
                6,
                "..",
                "/",
                "\\",
                ".",
                "{slug}",
                "{revision}",
                "{year}",
                "{",
                "}",
                "{x}",
                "a",
                "CON",
                "C:",
                "\0",
                "\n",
                " ",
                "_",
                "-",
                ".sql",
                "\u202E",
                "é",
                "😀",
                "$1",
                "*");
    }
}
