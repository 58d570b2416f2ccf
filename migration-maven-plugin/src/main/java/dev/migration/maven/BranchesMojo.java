package dev.migration.maven;

import dev.migration.core.Migrations;
import dev.migration.core.revision.ListedBranchPoint;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows the branch points of the graph, each with the revisions that revise it. Needs no database.
 *
 * @since 0.1.0
 */
@Mojo(name = "branches", aggregator = true, threadSafe = true)
public final class BranchesMojo extends MigrationMojo {

    @Override
    void run() throws MojoExecutionException {
        Migrations migrations = migrations();
        warnWithoutScripts(migrations);
        List<ListedBranchPoint> branches = migrations.history().branches();
        List<String> lines = branches.isEmpty()
                ? List.of("There is no branch point: every revision is revised by one at most")
                : RevisionLines.branches(branches);
        answer(new Answer(
                lines,
                RevisionsDocument.of(
                        branches.stream().map(ListedBranchPoint::point).toList())));
    }
}
