package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerWriterTest {

    record Document(
            String name, List<String> rows, @Nullable String absent) {}

    private static final Answer ANSWER =
            new Answer(List.of("one", "two"), new Document("ő \"quoted\"", List.of("a", "b"), null));

    private static final String JSON = """
            {
              "name" : "ő \\"quoted\\"",
              "rows" : [
                "a",
                "b"
              ]
            }
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream standardOutput = new ByteArrayOutputStream();

    @Test
    void writeAsJsonGoesToStandardOutputWithoutWhatIsAbsent() throws MojoExecutionException {
        writer(AnswerFormat.JSON, null).write(ANSWER);

        assertThat(standardOutput.toString(StandardCharsets.UTF_8)).isEqualTo(JSON);
    }

    @Test
    void writeToAFileCreatesItsFolder() throws Exception {
        Path file = folder.resolve("deep/answer.txt");

        writer(AnswerFormat.TEXT, file.toFile()).write(ANSWER);
        assertThat(Files.readString(file)).isEqualTo("one\ntwo\n");

        writer(AnswerFormat.JSON, file.toFile()).write(ANSWER);
        assertThat(Files.readString(file)).isEqualTo(JSON);
        assertThat(standardOutput.size()).isZero();
    }

    @Test
    void writeToAFileLeavesColoursOut() throws Exception {
        Path file = folder.resolve("answer.txt");

        writer(AnswerFormat.TEXT, file.toFile())
                .write(Answer.of("\u001B[1mone\u001B[m and \u001B[1;32mtwo\u001B[m", List.of()));

        assertThat(Files.readString(file)).isEqualTo("one and two\n");
    }

    @Test
    void writeToAFileThatCannotBeSaysWhichAndWhy() {
        assertThatThrownBy(() -> writer(AnswerFormat.TEXT, folder.toFile()).write(ANSWER))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("'" + folder + "', which migration.outputFile names, cannot be written: it is a folder."
                        + " Name a file in a folder that you may write to.");
    }

    @Test
    void writeBelowAFileSaysThatItIsNoFolder() throws Exception {
        Path file = Files.createFile(folder.resolve("notes"));

        assertThatThrownBy(() -> writer(
                                AnswerFormat.JSON, file.resolve("answer.json").toFile())
                        .write(ANSWER))
                .hasMessage(
                        "'" + file.resolve("answer.json") + "', which migration.outputFile names, cannot be written: '"
                                + file + "' is a file, not a folder. Name a file in a folder that you may write to.");
    }

    @Test
    void parseWhenTheFormatIsUnknownNamesTheFormats() {
        assertThat(AnswerFormat.parse(null)).isEqualTo(AnswerFormat.TEXT);
        assertThatThrownBy(() -> AnswerFormat.parse("xml"))
                .hasMessage("'xml' is no value for migration.format: it is 'text' or 'json'.");
    }

    private AnswerWriter writer(AnswerFormat format, @Nullable File file) {
        return new AnswerWriter(
                format, file, new SystemStreamLog(), new PrintStream(standardOutput, true, StandardCharsets.UTF_8));
    }
}
