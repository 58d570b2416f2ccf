package dev.migration.maven;

import dev.migration.core.config.InvalidConfigException;
import dev.migration.core.config.NoDatabaseException;
import dev.migration.core.error.MigrationException;
import dev.migration.core.run.ConnectionFailedException;
import dev.migration.core.run.DatabaseException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Turns the engine's errors into Maven's: a broken environment is an error of the build, everything else a failure of it.
 */
final class Advice {

    private Advice() {}

    static MojoFailureException asFailure(MigrationException error) throws MojoExecutionException {
        // As a cause Maven would print the driver's message once more behind ours; -e shows what is suppressed.
        if (error instanceof ConnectionFailedException
                || error instanceof DatabaseException
                || error instanceof EmbeddedServerException
                || error instanceof NoDatabaseException
                || error instanceof InvalidConfigException) {
            MojoExecutionException broken = new MojoExecutionException(error.getMessage());
            broken.addSuppressed(error);
            throw broken;
        }
        MojoFailureException failure = new MojoFailureException(error.getMessage());
        failure.addSuppressed(error);
        return failure;
    }
}
