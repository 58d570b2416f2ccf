package dev.migration.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.AlembicLines;
import dev.migration.core.revision.CurrentRevision;
import dev.migration.core.revision.HistoryOrder;
import dev.migration.core.revision.ListedRevision;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionListing;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.RevisionText;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.TestGraph;
import dev.migration.core.testing.ErrorKinds;
import dev.migration.core.testing.GraphCases;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks the graph the questions of {@code graph.jsonl}; each comes with what Alembic, or a rule that departs from it, answers. */
class GraphCasesTest {

    static Stream<Arguments> cases() {
        return GraphCases.questions().stream()
                .map(question -> Arguments.of(
                        question.get("id").asText() + " "
                                + question.get("command").asText() + " " + question.get("args"),
                        question));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answerIsAsExpected(String name, JsonNode question) {
        JsonNode expected = question.get("expect");
        if (expected.has("error")) {
            assertThatThrownBy(() -> ask(question))
                    .isInstanceOf(MigrationException.class)
                    .satisfies(error -> assertThat(ErrorKinds.of((MigrationException) error))
                            .as(error.getMessage())
                            .contains(expected.get("error").asText()));
        } else {
            Answer answer = ask(question);
            compare(answer, expected, question.get("order").asText());
        }
    }

    /** What a command says, in the words of the cases; a part that it does not speak of is empty. */
    private record Answer(
            RevisionMap map, MigrationPlan plan, List<Item> items, List<RevisionId> revises, boolean needsOrder) {}

    /** Something listed, with its lines. */
    private record Item(String revision, List<String> lines) {}

    private static void compare(Answer answer, JsonNode expected, String order) {
        if (answer.plan() != null) {
            PlanAssert.assertThatPlan(answer.map(), answer.plan());
        }
        if (expected.has("rows")) {
            assertThat(answer.plan().rowsAfter())
                    .extracting(RevisionId::value)
                    .containsExactlyElementsOf(texts(expected, "rows"));
        }
        if (expected.has("steps") && answer.plan().steps().stream().noneMatch(StampStep.class::isInstance)) {
            List<String> steps = steps(answer.plan());
            List<String> wanted = elements(expected, "steps")
                    .map(step -> step.get("dir").asText() + " " + texts(step, "from") + " -> " + texts(step, "to"))
                    .toList();
            if (order.equals("exact")) {
                assertThat(steps).isEqualTo(wanted);
            } else {
                assertThat(steps).containsExactlyInAnyOrderElementsOf(wanted);
            }
        }
        if (expected.has("revises")) {
            List<String> revises =
                    answer.revises().stream().map(RevisionId::value).toList();
            assertThat(revises).isEqualTo(texts(expected, "revises"));
        }
        if (expected.has("lines")) {
            compareLines(answer, expected, order);
        }
    }

    private static void compareLines(Answer answer, JsonNode expected, String order) {
        List<String> revisions = answer.items().stream().map(Item::revision).toList();
        List<String> lines =
                answer.items().stream().flatMap(item -> item.lines().stream()).toList();
        if (order.equals("exact")) {
            assertThat(lines).isEqualTo(texts(expected, "lines"));
            assertThat(revisions).isEqualTo(texts(expected, "revisions"));
        } else {
            assertThat(lines).containsExactlyInAnyOrderElementsOf(texts(expected, "lines"));
            assertThat(revisions).containsExactlyInAnyOrderElementsOf(texts(expected, "revisions"));
        }
        if (answer.needsOrder()) {
            for (int i = 1; i < revisions.size(); i++) {
                RevisionId id = new RevisionId(revisions.get(i));
                assertThat(answer.map().applied(Set.of(id)))
                        .extracting(revision -> revision.id().value())
                        .doesNotContainAnyElementsOf(revisions.subList(0, i));
            }
        }
    }

    private static List<String> steps(MigrationPlan plan) {
        return plan.steps().stream()
                .map(step ->
                        (step instanceof UpgradeStep ? "upgrade " : "downgrade ") + step.from() + " -> " + step.to())
                .toList();
    }

    private static Answer ask(JsonNode question) {
        RevisionMap map = RevisionMap.of(
                elements(question, "graph").map(GraphCasesTest::revision).toList());
        Set<RevisionId> rows = new TreeSet<>();
        texts(question, "rows").forEach(row -> rows.add(new RevisionId(row)));
        JsonNode args = question.get("args");
        return switch (question.get("command").asText()) {
            case "upgrade", "downgrade", "stamp" ->
                new Answer(map, plan(map, rows, question.get("command").asText(), args), List.of(), List.of(), false);
            case "merge" ->
                new Answer(
                        map, null, List.of(), new NewRevisions(map).mergeOf(targets(args, "revisions"), rows), false);
            default ->
                list(
                        map,
                        new RevisionListing(map, rows),
                        question.get("command").asText(),
                        args);
        };
    }

    private static MigrationPlan plan(RevisionMap map, Set<RevisionId> rows, String command, JsonNode args) {
        Planner planner = new Planner(map);
        if (command.equals("stamp")) {
            return planner.planStamp(
                    rows, targets(args, "targets"), args.path("purge").asBoolean());
        }
        String target = args.get("target").asText();
        boolean upgrade = command.equals("upgrade");
        if (args.path("sql").asBoolean()) {
            RevisionRange range = RevisionRange.parse(target);
            return upgrade ? planner.planUpgradeRange(range) : planner.planDowngradeRange(range);
        }
        return upgrade
                ? planner.planUpgrade(rows, List.of(Target.parse(target)))
                : planner.planDowngrade(rows, Target.parse(target), List.of());
    }

    private static Answer list(RevisionMap map, RevisionListing listing, String command, JsonNode args) {
        return switch (command) {
            case "heads" ->
                new Answer(
                        map,
                        null,
                        items(listing.heads(), listed -> List.of(AlembicLines.head(listed))),
                        List.of(),
                        false);
            case "branches" ->
                new Answer(
                        map,
                        null,
                        listing.branches().stream()
                                .map(branch -> new Item(id(branch.point()), AlembicLines.branchPoint(branch)))
                                .toList(),
                        List.of(),
                        true);
            case "history" -> new Answer(map, null, history(listing, args), List.of(), true);
            case "show" ->
                new Answer(
                        map,
                        null,
                        items(
                                listing.show(Target.parse(args.get("target").asText())),
                                listed -> RevisionText.show(listed, List.of()).stream()
                                        .filter(line -> !line.isEmpty() && !line.startsWith("Path: "))
                                        .toList()),
                        List.of(),
                        false);
            case "current" -> new Answer(map, null, current(listing), List.of(), false);
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static List<Item> history(RevisionListing listing, JsonNode args) {
        RevisionRange range = RevisionRange.parse(args.path("range").asText(":"));
        boolean indicateCurrent = args.path("indicateCurrent").asBoolean();
        return items(
                listing.history(range, HistoryOrder.NEWEST_FIRST),
                listed -> List.of(
                        indicateCurrent ? AlembicLines.historyWithCurrent(listed) : AlembicLines.history(listed)));
    }

    private static List<Item> current(RevisionListing listing) {
        return listing.current().stream()
                .map((CurrentRevision current) ->
                        new Item(current.id().value(), List.of(AlembicLines.current(current))))
                .toList();
    }

    private static List<Item> items(Collection<ListedRevision> listed, Function<ListedRevision, List<String>> lines) {
        return listed.stream().map(one -> new Item(id(one), lines.apply(one))).toList();
    }

    private static String id(ListedRevision listed) {
        return listed.revision().id().value();
    }

    private static Revision revision(JsonNode node) {
        return TestGraph.revision(
                node.get("id").asText(),
                texts(node, "revises"),
                texts(node, "dependsOn"),
                texts(node, "labels"),
                "app",
                0);
    }

    private static List<Target> targets(JsonNode node, String field) {
        return texts(node, field).stream().map(Target::parse).toList();
    }

    private static List<String> texts(JsonNode node, String field) {
        return elements(node, field).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode node, String field) {
        return StreamSupport.stream(node.get(field).spliterator(), false);
    }
}
