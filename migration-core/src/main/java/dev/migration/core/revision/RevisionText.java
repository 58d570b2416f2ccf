package dev.migration.core.revision;

import dev.migration.core.error.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The words in which commands show revisions: Alembic's. */
public final class RevisionText {

    private static final String BASE = "<base>";

    private RevisionText() {}

    /** Returns {@code down (dependencies)}, what stands before the arrow. */
    public static String origin(Revision revision) {
        String dependencies =
                revision.dependsOn().isEmpty() ? "" : " (" + String.join(", ", revision.dependsOn()) + ")";
        return downRevisions(revision) + dependencies;
    }

    /**
     * Returns a block of lines on all there is to say of one revision, its file and message last.
     *
     * @param more lines {@code Key: value} before the file, of what the graph does not know, such as whether the revision can be
     *     reverted
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
