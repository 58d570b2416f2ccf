package dev.migration.maven;

import dev.migration.core.config.ConflictingCredentialsException;
import dev.migration.core.config.InvalidDatabaseUrlException;
import dev.migration.core.config.InvalidDotEnvException;
import dev.migration.core.config.NoDatabaseException;
import dev.migration.core.error.MigrationException;
import dev.migration.core.plan.UnmergedHeads;
import dev.migration.core.plan.UnmergedHeadsException;
import dev.migration.core.revision.MultipleHeadsException;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.UnknownRevisionException;
import dev.migration.core.run.ConnectionFailedException;
import dev.migration.core.run.DatabaseException;
import dev.migration.core.run.MigrationFailedException;
import dev.migration.core.run.ScriptsChangedException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Turns the engine's errors into Maven's: a broken environment is an error of the build, everything else a failure of it.
 * Adds the command that helps, where there is one.
 */
final class Advice {

    private static final Set<Class<? extends MigrationException>> ENVIRONMENT = Set.of(
            ConnectionFailedException.class,
            DatabaseException.class,
            EmbeddedServerException.class,
            NoDatabaseException.class,
            InvalidDatabaseUrlException.class,
            InvalidDotEnvException.class,
            ConflictingCredentialsException.class);

    private Advice() {}

    static MojoFailureException asFailure(MigrationException error) throws MojoExecutionException {
        // As a cause Maven would print the driver's message once more behind ours; -e shows what is suppressed.
        String text = error.getMessage() + command(error);
        if (ENVIRONMENT.contains(error.getClass())) {
            MojoExecutionException broken = new MojoExecutionException(text);
            broken.addSuppressed(error);
            throw broken;
        }
        MojoFailureException failure = new MojoFailureException(text);
        failure.addSuppressed(error);
        return failure;
    }

    private static String command(MigrationException error) {
        if (error instanceof UnmergedHeadsException several) {
            return several.unmerged().stream()
                    .map(UnmergedHeads::heads)
                    .map(Advice::merge)
                    .collect(Collectors.joining());
        } else if (error instanceof MultipleHeadsException several && areOfOneModule(several.heads())) {
            return merge(several.heads());
        } else if (error instanceof UnknownRevisionException unknown && unknown.isRow()) {
            return "\nTo stamp: mvn migration:stamp -Dmigration.target=<revision> -Dmigration.purge";
        } else if ((error instanceof MigrationFailedException failed
                        && !failed.progress().isKnown())
                || (error instanceof DatabaseException refusal && !refusal.isSure())) {
            return "\nTo look: mvn migration:current";
        } else if (error instanceof MigrationFailedException failed && failed.foundWhatItCreates()) {
            return "\nTo stamp: mvn migration:stamp -Dmigration.target="
                    + failed.step().revision().id();
        } else if (error instanceof ScriptsChangedException) {
            return "\nTo write a revision: mvn migration:revision -Dmigration.message=<message>"
                    + "\nTo repair: mvn migration:repair";
        }
        return "";
    }

    private static boolean areOfOneModule(List<Revision> heads) {
        return heads.stream().map(head -> head.origin().module()).distinct().count() == 1;
    }

    private static String merge(List<Revision> heads) {
        return "\nTo merge: mvn migration:merge -Dmigration.revisions="
                + heads.stream().map(head -> head.id().value()).collect(Collectors.joining(","));
    }
}
