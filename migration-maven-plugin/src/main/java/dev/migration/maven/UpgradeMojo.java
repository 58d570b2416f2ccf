package dev.migration.maven;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.ValidationMode;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.RunResult;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Applies to the database what it lacks. Without a target every module's head is upgraded to: the module's own, those
 * beneath it and those that it depends on. Each migration is one transaction. Nothing runs when the script of an applied
 * revision has changed.
 *
 * @since 0.1.0
 */
@Mojo(name = "upgrade", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, aggregator = true, threadSafe = true)
public final class UpgradeMojo extends RunMojo {

    /**
     * What to do when the script of an applied revision has changed since: <code>fail</code>, before anything runs;
     * <code>warn</code>; or <code>off</code>, not to look. Default: <code>fail</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.validate")
    private @Nullable String validate;

    /**
     * Whether to write the SQL in place of running it; the target is a range then, <code>from:to</code>, or a target from
     * base. <code>current:</code> asks the database where it is, and changes nothing there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.sql", defaultValue = "false")
    private boolean sql;

    @Override
    MigrationConfig configured(MigrationConfig defaults) {
        MigrationConfig config = super.configured(defaults);
        return validate == null ? config : config.withValidation(ValidationMode.parse(validate));
    }

    @Override
    void run() throws MojoExecutionException {
        String target = target();
        Migrations migrations = migrations();
        warnWithoutScripts(migrations);
        if (sql) {
            RevisionRange range = RevisionRange.ofTarget(target);
            print(offlineSql(migrations, range).upgrade(range));
            return;
        }
        List<Target> targets = target == null ? List.of() : Target.parseAll(target);
        ConnectionSource database = database();
        RunResult result = target == null
                ? migrations.upgradeModules(database, reactor().inScope(migrations.modules()))
                : migrations.upgrade(database, targets);
        answer(RunAnswer.of(result));
    }
}
