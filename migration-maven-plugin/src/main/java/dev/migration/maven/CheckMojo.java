package dev.migration.maven;

import dev.migration.core.Migrations;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails when the scripts are not in order: a header is wrong, the graph is broken, or a module has several heads. Needs no
 * database.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, aggregator = true, threadSafe = true)
public final class CheckMojo extends MigrationMojo {

    /** The answer in JSON. */
    record Document(int revisions, int heads) {}

    @Override
    void run() throws MojoExecutionException {
        Migrations migrations = migrations();
        Set<String> modules = reactor().inScope(migrations.modules());
        migrations.check(modules);
        int revisions = migrations.revisionMap().revisions().size();
        warnWithoutScripts(migrations);
        int heads = migrations.revisionMap().heads().size();
        answer(Answer.of(
                Style.GOOD.of("Scripts are in order") + ": " + revisions
                        + (revisions == 1 ? " revision, " : " revisions, ") + heads + (heads == 1 ? " head" : " heads"),
                new Document(revisions, heads)));
    }
}
