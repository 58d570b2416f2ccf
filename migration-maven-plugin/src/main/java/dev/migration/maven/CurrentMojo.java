package dev.migration.maven;

import dev.migration.core.revision.CurrentRevision;
import dev.migration.core.revision.RevisionText;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows where the database is: the rows of its version table, and what these imply. Writes nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "current", aggregator = true, threadSafe = true)
public final class CurrentMojo extends MigrationMojo {

    @Override
    void run() throws MojoExecutionException {
        List<CurrentRevision> current = migrations().current(database());
        if (current.isEmpty()) {
            getLog().info("At base: nothing is applied");
        }
        current.forEach(revision -> getLog().info(RevisionText.current(revision) + module(revision)));
    }

    private static String module(CurrentRevision current) {
        return current.listed().map(listed -> ModuleMark.of(listed.revision())).orElse("");
    }
}
