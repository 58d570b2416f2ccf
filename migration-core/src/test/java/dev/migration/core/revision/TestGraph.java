package dev.migration.core.revision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Graphs from text: revisions separated by {@code ;}, each {@code id <- down, down [label, label] (dependency, dependency)
 * @module}, where all but the id can be left out. The message of X is {@code rev X}, its file {@code X.sql}, its module
 * {@code app}.
 */
public final class TestGraph {

    private static final Pattern REVISION = Pattern.compile(
            "(?<id>\\S+)(?: <- (?<down>[^\\[(@]+))?\\s*(?:\\[(?<labels>[^]]*)])?\\s*(?:\\((?<deps>[^)]*)\\))?\\s*(?:@(?<module>\\S+))?");

    /** The order of the modules, by name, so that a graph can tell it. */
    private static final List<String> MODULES = List.of("jar", "core", "app", "billing", "shop", "web");

    private TestGraph() {}

    public static RevisionMap map(String text) {
        return RevisionMap.of(revisions(text));
    }

    public static List<Revision> revisions(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(TestGraph::revision)
                .toList();
    }

    public static Revision revision(String text) {
        Matcher matcher = REVISION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        String module = Optional.ofNullable(matcher.group("module")).orElse("app");
        return revision(
                matcher.group("id"),
                list(matcher.group("down")),
                list(matcher.group("deps")),
                list(matcher.group("labels")),
                module,
                MODULES.indexOf(module));
    }

    public static Revision revision(
            String id, List<String> down, List<String> dependsOn, List<String> labels, String module, int moduleOrder) {
        return new Revision(
                new RevisionId(id),
                down.stream().map(RevisionId::new).toList(),
                dependsOn,
                labels.stream().map(BranchLabel::new).toList(),
                "rev " + id,
                Optional.empty(),
                new Origin(module, moduleOrder, id + ".sql"));
    }

    /** Returns ids from text such as {@code a, b}; empty for an empty text. */
    public static Set<RevisionId> ids(String text) {
        return list(text).stream().map(RevisionId::new).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> list(String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::strip).toList();
    }
}
