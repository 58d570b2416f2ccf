package dev.migration.core.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Alembic's lines of what is listed, in which the questions of {@code graph.jsonl} have the answers. */
public final class AlembicLines {

    private AlembicLines() {}

    /** {@code id (labels) (head)}. */
    public static String head(ListedRevision listed) {
        return listed.revision().id() + labels(listed.lineageLabels()) + RevisionText.headMark(listed);
    }

    /** {@code down (dependencies) -> id (labels) (marks), message}. */
    public static String history(ListedRevision listed) {
        return history(listed, "");
    }

    /** The same, with {@code (current)} where the revision is a row. */
    public static String historyWithCurrent(ListedRevision listed) {
        return history(listed, listed.current() ? " (current)" : "");
    }

    private static String history(ListedRevision listed, String current) {
        return RevisionText.origin(listed.revision()) + " -> " + head(listed) + current + RevisionText.treeMarks(listed)
                + ", " + listed.revision().title();
    }

    /** A branch point, and beneath it a line {@code -> id (labels) (marks)} for each child. */
    public static List<String> branchPoint(ListedBranchPoint branch) {
        String indent = " ".repeat(branch.point().revision().id().value().length() + 1);
        List<String> lines = new ArrayList<>(List.of(marked(branch.point())));
        branch.children().forEach(child -> lines.add(indent + "-> " + marked(child)));
        return lines;
    }

    /** {@code id (marks)}, {@code id (implied)} for the end of an implied line that goes on, or {@code id (unknown)}. */
    public static String current(CurrentRevision current) {
        return current.listed()
                .map(listed -> current.id()
                        + RevisionText.headMark(listed)
                        + (current.implied() && !listed.head() ? " (implied)" : "")
                        + RevisionText.treeMarks(listed))
                .orElseGet(() -> current.id() + " (unknown)");
    }

    private static String marked(ListedRevision listed) {
        return head(listed) + RevisionText.treeMarks(listed);
    }

    private static String labels(Collection<BranchLabel> labels) {
        return labels.isEmpty()
                ? ""
                : labels.stream().map(BranchLabel::value).collect(Collectors.joining(", ", " (", ")"));
    }
}
