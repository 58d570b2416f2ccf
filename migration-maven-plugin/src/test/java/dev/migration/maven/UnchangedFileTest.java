package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnchangedFileTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("file");
    }

    @Test
    void writeWhenThereIsNoFileCreatesIt() throws Exception {
        write("one ", "two ", "three");

        assertThat(file).hasContent("one two three");
    }

    @Test
    void writeWhenTheFileHoldsJustThatLeavesItAlone() throws Exception {
        Files.writeString(file, "one two three");
        Files.setLastModifiedTime(file, LONG_AGO);

        write("one ", "two ", "three");

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
        assertThat(file).hasContent("one two three");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one",
                "one two",
                "one two thre",
                "one two three four",
                "ONE two three",
                "one TWO three",
                "one two THREE",
                "one two and much more than there will be"
            })
    void writeWhenTheFileHoldsSomethingElseMakesItHoldThat(String before) throws Exception {
        Files.writeString(file, before);

        write("one ", "two ", "three");

        assertThat(Files.readString(file)).isEqualTo("one two three");
    }

    @Test
    void writeWhenNothingIsWrittenEmptiesTheFile() throws Exception {
        Files.writeString(file, "before");

        write();

        assertThat(file).isEmptyFile();
    }

    @Test
    void writeTakesSingleBytesAndPartsOfArrays() throws Exception {
        Files.writeString(file, "one");
        try (OutputStream out = UnchangedFile.open(file)) {
            out.write('o');
            out.write("-ne two-".getBytes(StandardCharsets.UTF_8), 1, 6);
        }

        assertThat(Files.readString(file)).isEqualTo("one two");
    }

    private void write(String... pieces) throws Exception {
        try (OutputStream out = UnchangedFile.open(file)) {
            for (String piece : List.of(pieces)) {
                out.write(piece.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
