package dev.migration.maven;

import dev.migration.core.error.Printable;
import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.CurrentRevision;
import dev.migration.core.revision.ListedBranchPoint;
import dev.migration.core.revision.ListedRevision;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Revisions, a line each, in Alembic's words and order, with their modules. A label that is the module's name is left out:
 * the module says it. A long message is cut.
 */
final class RevisionLines {

    private RevisionLines() {}

    /**
     * {@code down (dependencies) -> id (labels) (marks), message [module]}.
     *
     * @param current whether to mark the rows of the version table
     */
    static List<String> history(List<ListedRevision> revisions, boolean current) {
        Table table = new Table();
        for (ListedRevision listed : revisions) {
            Revision revision = listed.revision();
            String mark = current && listed.current() ? " " + Style.NOTABLE.of("(current)") : "";
            String place = "-> " + id(revision) + labels(listed) + head(listed) + mark + RevisionText.treeMarks(listed);
            table.add(
                    RevisionText.origin(revision),
                    revision.title().isEmpty() ? place : place + ",",
                    Printable.title(revision.title()),
                    ModuleMark.of(revision));
        }
        return table.lines();
    }

    /** {@code id (labels) (head) [module]}. */
    static List<String> heads(List<ListedRevision> heads) {
        Table table = new Table();
        heads.forEach(
                head -> table.add(id(head.revision()) + labels(head) + head(head), ModuleMark.of(head.revision())));
        return table.lines();
    }

    /** A branch point, and beneath it a line {@code -> id (labels) (marks) [module]} for each child. */
    static List<String> branches(List<ListedBranchPoint> branches) {
        Table table = new Table();
        for (ListedBranchPoint branch : branches) {
            Revision point = branch.point().revision();
            String indent = " ".repeat(point.id().value().length() + 1);
            table.add(marked(branch.point()), ModuleMark.of(point));
            branch.children()
                    .forEach(child -> table.add(indent + "-> " + marked(child), ModuleMark.of(child.revision())));
        }
        return table.lines();
    }

    /** {@code id (marks) [module]}; a row that no script has is {@code (unknown)}. */
    static List<String> current(List<CurrentRevision> places) {
        Table table = new Table();
        for (CurrentRevision place : places) {
            String id = Style.STRONG.of(place.id());
            if (place.listed().isEmpty()) {
                table.add(id + " " + Style.BAD.of("(unknown)"));
            } else {
                ListedRevision listed = place.listed().get();
                String implied = place.implied() && !listed.head() ? " (implied)" : "";
                table.add(
                        id + head(listed) + implied + RevisionText.treeMarks(listed), ModuleMark.of(listed.revision()));
            }
        }
        return table.lines();
    }

    private static String marked(ListedRevision listed) {
        return id(listed.revision()) + labels(listed) + head(listed) + RevisionText.treeMarks(listed);
    }

    private static String id(Revision revision) {
        return Style.STRONG.of(revision.id());
    }

    private static String head(ListedRevision listed) {
        String mark = RevisionText.headMark(listed);
        return mark.isEmpty() ? "" : " " + Style.GOOD.of(mark.strip());
    }

    private static String labels(ListedRevision listed) {
        String module = listed.revision().origin().module();
        String labels = listed.lineageLabels().stream()
                .map(BranchLabel::value)
                .filter(label -> !label.equals(module))
                .collect(Collectors.joining(", "));
        return labels.isEmpty() ? "" : " (" + labels + ")";
    }
}
