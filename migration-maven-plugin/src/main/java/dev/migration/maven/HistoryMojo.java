package dev.migration.maven;

import dev.migration.core.revision.HistoryOrder;
import dev.migration.core.revision.ListedRevision;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.RevisionText;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows the revisions, newest first: what each revises, its labels, whether it is a head, its message. Needs no database.
 *
 * @since 0.1.0
 */
@Mojo(name = "history", aggregator = true, threadSafe = true)
public final class HistoryMojo extends MigrationMojo {

    @Override
    void run() throws MojoExecutionException {
        List<ListedRevision> history = migrations().history(RevisionRange.parse(":"), HistoryOrder.NEWEST_FIRST);
        if (history.isEmpty()) {
            getLog().info(noScripts());
        }
        history.forEach(listed -> getLog().info(RevisionText.history(listed) + ModuleMark.of(listed.revision())));
    }
}
