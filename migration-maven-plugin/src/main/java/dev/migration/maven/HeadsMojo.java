package dev.migration.maven;

import dev.migration.core.revision.ListedRevision;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows the heads of the graph: the revisions that none revises. Needs no database.
 *
 * @since 0.1.0
 */
@Mojo(name = "heads", aggregator = true, threadSafe = true)
public final class HeadsMojo extends MigrationMojo {

    /**
     * Whether to show all there is to say of each revision.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.verbose", defaultValue = "false")
    private boolean verbose;

    @Override
    void run() throws MojoExecutionException {
        List<ListedRevision> heads = migrations().history().heads();
        List<String> lines = heads.isEmpty() ? List.of(noScripts()) : lines(heads);
        answer(new Answer(lines, RevisionsDocument.of(heads)));
    }

    private List<String> lines(List<ListedRevision> heads) {
        return verbose
                ? heads.stream()
                        .flatMap(head -> RevisionBlocks.of(head).stream())
                        .toList()
                : RevisionLines.heads(heads);
    }
}
