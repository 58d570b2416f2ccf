package dev.migration.maven;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Creates the version and history tables where they are missing, and nothing else.
 *
 * @since 0.1.0
 */
@Mojo(name = "ensure-version", aggregator = true, threadSafe = true)
public final class EnsureVersionMojo extends MigrationMojo {

    /** The answer. */
    record Document(String versionTable) {}

    @Override
    void run() throws MojoExecutionException {
        String table = migrations().ensureVersion(database());
        answer(Answer.of("The version table " + table + " is there", new Document(table)));
    }
}
