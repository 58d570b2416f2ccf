package dev.migration.it.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One question put to a goal, in a project that has the question's scripts. */
record Conversation(Goals goals, VersionRows rows, Path project) {

    private static final List<String> LISTINGS = List.of("heads", "branches", "history", "show", "current");

    /**
     * Asks for the answer in JSON, and for its lines where a goal lists revisions, or for its SQL. Either that or the
     * classes and texts of the error are in what is returned, and the rows of the version table after it.
     */
    ObjectNode ask(JsonNode question) throws IOException, SQLException {
        JsonMapper json = new JsonMapper();
        String goal = question.get("command").asText();
        Map<String, String> properties = properties(question.get("args"));
        ObjectNode answer = json.createObjectNode().put("id", question.get("id").asText());
        Path document = project.resolve("target/answer.json");
        Optional<Throwable> error = run(goal, properties, "json", document);
        if (error.isPresent()) {
            answer.set("errors", json.valueToTree(Errors.of(error.get())));
        } else if (properties.containsKey("sql")) {
            answer.put("sql", Files.readString(document));
        } else {
            answer.set("document", json.readTree(Files.readString(document)));
        }
        if (error.isEmpty() && LISTINGS.contains(goal)) {
            Path text = project.resolve("target/answer.txt");
            run(goal, properties, "text", text).ifPresent(e -> {
                throw new IllegalStateException(e);
            });
            answer.put("text", Files.readString(text));
        }
        answer.set("rows", json.valueToTree(rows.read()));
        return answer;
    }

    private Optional<Throwable> run(String goal, Map<String, String> properties, String format, Path answer) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("format", format);
        all.put("outputFile", answer.toString());
        return goals.run(project, goal, all);
    }

    /** The arguments have the names of the goals' properties, but for {@code targets}. */
    private static Map<String, String> properties(JsonNode arguments) {
        Map<String, String> properties = new HashMap<>();
        arguments.fields().forEachRemaining(argument -> {
            String name = argument.getKey().equals("targets") ? "target" : argument.getKey();
            JsonNode value = argument.getValue();
            properties.put(name, value.isArray() ? Project.joined(value) : value.asText());
        });
        return properties;
    }
}
