package dev.migration.core.postgres;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder is a case: {@code input.sql}, its statements as {@code NN.expected.sql}, and the data that follows a
 * {@code COPY} as {@code NN.expected.data}.
 */
class StatementSplitterGoldenTest {

    static Stream<Path> folders() throws IOException, URISyntaxException {
        Path cases = Path.of(
                StatementSplitterGoldenTest.class.getResource("splitter").toURI());
        return Files.list(cases).sorted();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void splitWhenLinesEndInLfGivesExpectedStatements(Path folder) throws IOException {
        assertThat(files(split(input(folder)))).isEqualTo(expected(folder));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void splitWhenLinesEndInCrLfGivesSameStatements(Path folder) throws IOException {
        List<SqlStatement> statements = split(input(folder).replace("\n", "\r\n"));

        assertThat(files(statements)).isEqualTo(expected(folder));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void splitWhenLinesEndInCrLfGivesSamePlacesAndChecksum(Path folder) throws IOException {
        String input = input(folder);
        String withCarriageReturns = input.replace("\n", "\r\n");

        assertThat(split(withCarriageReturns))
                .map(SqlStatement::place)
                .isEqualTo(split(input).stream().map(SqlStatement::place).toList());
        assertThat(checksum(withCarriageReturns)).isEqualTo(checksum(input));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void splitWhenStatementsAreJoinedAgainGivesThemBack(Path folder) throws IOException {
        List<SqlStatement> statements = split(input(folder));
        String joined = statements.stream()
                .map(statement -> statement.text() + ";\n"
                        + statement.copyData().map(data -> data + "\\.\n").orElse(""))
                .collect(joining());

        assertThat(files(split(joined))).isEqualTo(files(statements));
        assertThat(checksum(joined)).isEqualTo(checksum(input(folder)));
    }

    private static List<SqlStatement> split(String text) {
        return StatementSplitter.split(new SourceText("input.sql", text));
    }

    private static String checksum(String text) {
        return new StatementSplitter(new SourceText("input.sql", text), 0, comment -> false)
                .nextWithChecksum()
                .checksum()
                .orElseThrow();
    }

    private static String input(Path folder) throws IOException {
        return Files.readString(folder.resolve("input.sql"));
    }

    private static Map<String, String> files(List<SqlStatement> statements) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < statements.size(); i++) {
            String name = String.format("%02d.expected", i + 1);
            files.put(name + ".sql", statements.get(i).text().replace("\r\n", "\n") + "\n");
            statements.get(i).copyData().ifPresent(data -> files.put(name + ".data", data.replace("\r\n", "\n")));
        }
        return files;
    }

    private static Map<String, String> expected(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> stream = Files.list(folder)) {
            for (Path file : stream.filter(path -> !path.endsWith("input.sql")).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }
}
