package dev.migration.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The questions to the graph in {@code graph.jsonl}; each comes with what Alembic, or a rule that departs from it, answers. */
public final class GraphCases {

    private GraphCases() {}

    /** Returns the file: a JSON object a line. */
    public static byte[] file() {
        try (InputStream file =
                Objects.requireNonNull(GraphCases.class.getResourceAsStream("/dev/migration/core/graph.jsonl"))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the questions, in the order of the file. */
    public static List<JsonNode> questions() {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> questions = new ArrayList<>();
        for (String line : new String(file(), StandardCharsets.UTF_8).lines().toList()) {
            try {
                questions.add(json.readTree(line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return questions;
    }
}
