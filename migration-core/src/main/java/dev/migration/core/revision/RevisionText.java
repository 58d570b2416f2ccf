package dev.migration.core.revision;

import dev.migration.core.error.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The lines in which commands show revisions: the same words and order as Alembic's. */
public final class RevisionText {

    private static final String BASE = "<base>";

    private RevisionText() {}

    /** Returns {@code id (labels) (head)}. */
    public static String head(ListedRevision listed) {
        return listed.revision().id() + labels(listed) + headMark(listed);
    }

    /** Returns {@code down (dependencies) -> id (labels) (marks), message}. */
    public static String history(ListedRevision listed) {
        return history(listed, "");
    }

    /** Returns the same as {@link #history}, with {@code (current)} where the revision is a row. */
    public static String historyWithCurrent(ListedRevision listed) {
        return history(listed, listed.current() ? " (current)" : "");
    }

    private static String history(ListedRevision listed, String current) {
        Revision revision = listed.revision();
        String message = revision.title().isEmpty() ? "" : ", " + Printable.line(revision.title());
        return origin(revision) + " -> " + revision.id() + labels(listed) + headMark(listed) + current
                + treeMarks(listed) + message;
    }

    /** Returns {@code down (dependencies)}, what stands before the arrow. */
    public static String origin(Revision revision) {
        String dependencies =
                revision.dependsOn().isEmpty() ? "" : " (" + String.join(", ", revision.dependsOn()) + ")";
        return downRevisions(revision) + dependencies;
    }

    /** Returns the branch point, and beneath it a line {@code -> id (labels) (marks)} for each child. */
    public static List<String> branchPoint(ListedBranchPoint branch) {
        String indent = " ".repeat(branch.point().revision().id().value().length() + 1);
        List<String> lines = new ArrayList<>();
        lines.add(branchLine(branch.point()));
        branch.children().forEach(child -> lines.add(indent + "-> " + branchLine(child)));
        return lines;
    }

    private static String branchLine(ListedRevision listed) {
        return head(listed) + treeMarks(listed);
    }

    /** Returns {@code id (marks)}, {@code id (implied)} for the end of an implied line that goes on, or {@code id (unknown)}. */
    public static String current(CurrentRevision current) {
        if (current.listed().isEmpty()) {
            return Printable.line(current.id().value()) + " (unknown)";
        }
        ListedRevision listed = current.listed().get();
        String implied = current.implied() && !listed.head() ? " (implied)" : "";
        return current.id() + headMark(listed) + implied + treeMarks(listed);
    }

    /** Returns a block of lines on all there is to say of one revision, its file and message last. */
    public static List<String> show(ListedRevision listed) {
        return show(listed, List.of());
    }

    /**
     * Returns the block with some more lines {@code Key: value} before the file.
     *
     * @param more what the graph does not know, such as whether the revision can be reverted
     */
    public static List<String> show(ListedRevision listed, List<String> more) {
        Revision revision = listed.revision();
        List<String> lines = new ArrayList<>();
        lines.add("Rev: " + revision.id() + headMark(listed) + treeMarks(listed));
        lines.add((listed.mergePoint() ? "Merges: " : "Parent: ") + downRevisions(revision));
        if (!revision.dependsOn().isEmpty()) {
            lines.add("Also depends on: " + String.join(", ", revision.dependsOn()));
        }
        if (listed.branchPoint()) {
            lines.add("Branches into: "
                    + joined(listed.children().stream().map(Revision::id).toList()));
        }
        if (!listed.lineageLabels().isEmpty()) {
            lines.add("Branch names: " + joined(listed.lineageLabels()));
        }
        lines.addAll(more);
        lines.add("Path: " + Printable.line(revision.origin().file()));
        lines.add("");
        revision.message().lines().forEach(line -> lines.add("    " + Printable.line(line)));
        return lines;
    }

    private static String downRevisions(Revision revision) {
        return revision.isBase() ? BASE : joined(revision.downRevisions());
    }

    private static String labels(ListedRevision listed) {
        return listed.lineageLabels().isEmpty() ? "" : " (" + joined(listed.lineageLabels()) + ")";
    }

    /** Returns {@code  (head)} or {@code  (effective head)} with a blank before it, or nothing. */
    public static String headMark(ListedRevision listed) {
        if (!listed.head()) {
            return "";
        }
        return listed.effectiveHead() ? " (effective head)" : " (head)";
    }

    /** Returns {@code  (branchpoint)} and {@code  (mergepoint)}, each with a blank before it, where they apply. */
    public static String treeMarks(ListedRevision listed) {
        return (listed.branchPoint() ? " (branchpoint)" : "") + (listed.mergePoint() ? " (mergepoint)" : "");
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
