package dev.migration.maven;

import dev.migration.core.Migrations;
import dev.migration.core.command.NewRevision;
import dev.migration.core.command.NewRevisionRequest;
import dev.migration.core.plan.UnmergedHeads;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Writes a revision that joins heads, so that the line goes on as one. Without a choice: the heads of each module whose line
 * has split, if any has.
 *
 * @since 0.1.0
 */
@Mojo(name = "merge", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, aggregator = true, threadSafe = true)
public final class MergeMojo extends NewScriptMojo {

    /**
     * The heads to join, separated by commas: ids or their beginnings, <code>label@head</code>, <code>heads</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.revisions")
    private @Nullable String revisions;

    /** The answer in JSON. */
    record Document(List<NewScriptAnswer.Document> written) {}

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        Migrations migrations = writer();
        List<List<Revision>> merges = revisions == null
                ? migrations.merge().conflicts(reactor().inScope(migrations.modules())).stream()
                        .map(UnmergedHeads::heads)
                        .toList()
                : List.of(migrations.merge().of(Target.parseAll(revisions)));
        List<String> lines = new ArrayList<>();
        List<NewScriptAnswer.Document> documents = new ArrayList<>();
        for (List<Revision> heads : merges) {
            if (!heads.isEmpty()) {
                NewRevision.Written written = migrations.newRevision(request(heads));
                migrations = migrations.with(written);
                lines.addAll(
                        NewScriptAnswer.of(written, relative(written.file())).lines());
                documents.add(NewScriptAnswer.document(written, relative(written.file())));
            }
        }
        answer(new Answer(
                lines.isEmpty() ? List.of("Nothing to merge: no module has several heads") : lines,
                new Document(documents)));
    }

    private NewRevisionRequest request(List<Revision> heads) throws MojoFailureException {
        String ids = heads.stream().map(head -> head.id().value()).collect(Collectors.joining(","));
        MavenProject target = reactor().module(moduleOf(heads), "merge -Dmigration.revisions=" + ids, questions());
        return request(target, message().isEmpty() ? "merge " + ids.replace(",", " and ") : message())
                .withHeads(
                        heads.stream()
                                .map(head -> Target.parse(head.id().value()))
                                .toList(),
                        /* splices= */ false);
    }

    private @Nullable String moduleOf(List<Revision> heads) {
        List<String> modules =
                heads.stream().map(head -> head.origin().module()).distinct().toList();
        return moduleName() == null && modules.size() == 1 ? modules.get(0) : moduleName();
    }
}
