package dev.migration.maven;

import dev.migration.core.revision.ListedRevision;
import dev.migration.core.revision.RevisionText;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows the heads of the graph: the revisions that none revises. Needs no database.
 *
 * @since 0.1.0
 */
@Mojo(name = "heads", aggregator = true, threadSafe = true)
public final class HeadsMojo extends MigrationMojo {

    @Override
    void run() throws MojoExecutionException {
        List<ListedRevision> heads = migrations().heads();
        if (heads.isEmpty()) {
            getLog().info(noScripts());
        }
        heads.forEach(head -> getLog().info(RevisionText.head(head) + ModuleMark.of(head.revision())));
    }
}
