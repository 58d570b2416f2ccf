package dev.migration.maven;

import dev.migration.core.command.NewRevision;
import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of a script that was written. */
final class NewScriptAnswer {

    /** The answer in JSON. */
    record Document(
            String file,
            String revision,
            List<String> revises,
            List<String> dependsOn,
            List<String> branchLabels,
            String message,
            String module) {}

    private NewScriptAnswer() {}

    static Answer of(NewRevision.Written written, Path file) {
        Revision revision = written.revision();
        String revises = revision.isBase()
                ? "a base"
                : "revises "
                        + revision.downRevisions().stream()
                                .map(RevisionId::value)
                                .collect(Collectors.joining(", "));
        String dependsOn =
                revision.dependsOn().isEmpty() ? "" : ", depends on " + String.join(", ", revision.dependsOn());
        return Answer.of("Wrote " + Style.STRONG.of(file) + " (" + revises + dependsOn + ")", document(written, file));
    }

    static Document document(NewRevision.Written written, Path file) {
        Revision revision = written.revision();
        return new Document(
                file.toString(),
                revision.id().value(),
                RevisionDocument.ids(revision.downRevisions()),
                revision.dependsOn(),
                revision.branchLabels().stream().map(BranchLabel::value).toList(),
                revision.message(),
                revision.origin().module());
    }
}
