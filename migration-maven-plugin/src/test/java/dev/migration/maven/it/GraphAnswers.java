package dev.migration.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.migration.core.testing.ErrorKinds;
import dev.migration.core.testing.GraphCases;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Compares what the goals said and did with what the questions of {@code graph.jsonl} expect, as the engine's own test of
 * that file does.
 */
public final class GraphAnswers {

    private static final Pattern STEP = Pattern.compile("-- Running (upgrade|downgrade) (.*?) ?-> (.*?), rev .*");

    // What goals say of scripts and databases, not of the graph.
    private static final Pattern NOT_OF_THE_GRAPH =
            Pattern.compile("(Module|Created|Reversible|Applied|Path): .*|Wrote .*|\\s*");

    private final JsonNode question;
    private final JsonNode expected;
    private final JsonNode answer;

    private GraphAnswers(JsonNode question, JsonNode answer) {
        this.question = question;
        this.expected = question.get("expect");
        this.answer = answer;
    }

    /**
     * Checks all answers.
     *
     * @param file a JSON object a line: the question's id, the goal's document, text, SQL or errors, the rows afterwards
     */
    public static void check(File file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, JsonNode> answers = new HashMap<>();
        for (String line : Files.readAllLines(file.toPath())) {
            JsonNode answer = json.readTree(line);
            answers.put(answer.get("id").asText(), answer);
        }
        List<String> wrong = new ArrayList<>();
        for (JsonNode question : GraphCases.questions()) {
            JsonNode answer = answers.remove(question.get("id").asText());
            try {
                assertThat(answer).as("an answer").isNotNull();
                new GraphAnswers(question, answer).check();
            } catch (AssertionError e) {
                wrong.add(question + "\n" + answer + "\n" + e.getMessage());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(answers).as("answers without a question").isEmpty();
    }

    private void check() {
        boolean mayFail = texts(expected, "error").equals(List.of("other"));
        if (expected.has("error") && !(mayFail && !answer.has("errors"))) {
            checkError();
        } else {
            assertThat(answer.has("errors"))
                    .as("fails: %s", answer.get("errors"))
                    .isFalse();
            checkRows();
            checkSteps();
            checkMerge();
            checkListing();
        }
    }

    private void checkError() {
        List<String> classes = elements(answer, "errors")
                .map(error -> error.get("class").asText())
                .toList();
        assertThat(ErrorKinds.of(classes))
                .as("the kinds of %s", answer.get("errors"))
                .contains(expected.get("error").asText());
        assertThat(classes).contains("org.apache.maven.plugin.MojoFailureException");
        assertThat(texts(answer, "rows"))
                .isEqualTo(texts(question, "rows").stream().sorted().toList());
    }

    private void checkRows() {
        List<String> rows = expected.has("rows") ? texts(expected, "rows") : texts(question, "rows");
        assertThat(texts(answer, "rows")).isEqualTo(rows.stream().sorted().toList());
        for (String field : List.of("rows", "rowsAfter")) {
            if (expected.has("rows") && answer.path("document").has(field)) {
                assertThat(texts(answer.get("document"), field)).containsExactlyInAnyOrderElementsOf(rows);
            }
        }
    }

    private void checkSteps() {
        if (!expected.has("steps") || command().equals("stamp")) {
            return;
        }
        List<String> wanted = elements(expected, "steps")
                .map(step -> step(step.get("dir").asText(), texts(step, "from"), texts(step, "to")))
                .toList();
        List<String> steps = answer.has("sql")
                ? answer.get("sql")
                        .asText()
                        .lines()
                        .map(STEP::matcher)
                        .filter(Matcher::matches)
                        .map(GraphAnswers::step)
                        .toList()
                : elements(answer.get("document"), "steps")
                        .map(step -> step(step.get("direction").asText(), texts(step, "from"), texts(step, "to")))
                        .toList();
        assertThat(steps).isEqualTo(wanted);
    }

    private void checkMerge() {
        if (expected.has("revises")) {
            List<String> revises = elements(answer.get("document"), "written")
                    .flatMap(script -> texts(script, "revises").stream())
                    .toList();
            assertThat(revises).isEqualTo(texts(expected, "revises"));
        }
    }

    private void checkListing() {
        if (!expected.has("lines")) {
            return;
        }
        List<String> revisions = elements(answer.get("document"), command().equals("current") ? "current" : "revisions")
                .map(revision -> revision.get("revision").asText())
                .toList();
        List<String> lines = revisions.isEmpty()
                ? List.of()
                : answer.get("text")
                        .asText()
                        .lines()
                        .filter(line -> !NOT_OF_THE_GRAPH.matcher(line).matches())
                        .map(GraphAnswers::words)
                        .toList();
        List<String> wanted =
                texts(expected, "lines").stream().map(GraphAnswers::words).toList();
        if (question.get("order").asText().equals("exact")) {
            assertThat(revisions).isEqualTo(texts(expected, "revisions"));
            assertThat(lines).isEqualTo(wanted);
        } else {
            // That every order of these is a right one, the engine's test checks.
            assertThat(revisions).containsExactlyInAnyOrderElementsOf(texts(expected, "revisions"));
            assertThat(lines).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    private String command() {
        return question.get("command").asText();
    }

    /** A line without its columns' padding and the module. */
    private static String words(String line) {
        return line.strip().replaceAll(" +\\[case]$", "").replaceAll(" +", " ");
    }

    private static String step(Matcher line) {
        return step(line.group(1), ids(line.group(2)), ids(line.group(3)));
    }

    private static String step(String direction, List<String> from, List<String> to) {
        return direction + " " + from + " -> " + to;
    }

    private static List<String> ids(String text) {
        return Arrays.stream(text.split(", ")).filter(id -> !id.isEmpty()).toList();
    }

    private static List<String> texts(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual()
                ? List.of(value.asText())
                : elements(node, field).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode node, String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false);
    }
}
