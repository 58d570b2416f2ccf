package dev.migration.maven;

import dev.migration.core.Migrations;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Reverts what is applied above a target, newest first, by the scripts' downgrade sections.
 *
 * @since 0.1.0
 */
@Mojo(name = "downgrade", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, aggregator = true, threadSafe = true)
public final class DowngradeMojo extends RunMojo {

    /**
     * Whether to write the SQL in place of running it; the target is a range then, <code>from:to</code>.
     * <code>current:-1</code> asks the database where it is, and changes nothing there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.sql", defaultValue = "false")
    private boolean sql;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        String target = target();
        if (target == null) {
            throw new MojoFailureException(
                    "A downgrade needs a target. Name it with -Dmigration.target=, such as -1 for the"
                            + " last migration, a revision's id, or base for everything.");
        }
        Migrations migrations = migrations();
        if (sql) {
            RevisionRange range = RevisionRange.ofTarget(target);
            migrations.checkDowngrade(range);
            print(offlineSql(migrations, range).downgrade(range));
            return;
        }
        Target wanted = Target.parse(target);
        answer(RunAnswer.of(migrations.downgrade(database(), wanted)));
    }
}
