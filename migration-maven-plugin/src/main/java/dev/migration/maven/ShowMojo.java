package dev.migration.maven;

import dev.migration.core.Migrations;
import dev.migration.core.command.History;
import dev.migration.core.revision.ListedRevision;
import dev.migration.core.revision.Target;
import dev.migration.core.run.ConnectionSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows all there is to say of a revision: its message, what it revises and depends on, its labels, module and file, whether
 * it can be reverted, and, where a database is configured, whether it is applied.
 *
 * @since 0.1.0
 */
@Mojo(name = "show", aggregator = true, threadSafe = true)
public final class ShowMojo extends MigrationMojo {

    /**
     * What to show: an id or its beginning, a branch label, <code>head</code>, <code>heads</code>, <code>current</code>,
     * <code>-1</code> for the one before the head.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.target", defaultValue = "heads")
    private String target = "heads";

    @Override
    void run() throws MojoExecutionException {
        Target wanted = Target.parse(target);
        Migrations migrations = migrations();
        warnWithoutScripts(migrations);
        migrations.history().check(wanted);
        Optional<ConnectionSource> database = wanted.asksForTheDatabase() ? Optional.of(database()) : databaseIfAny();
        History history = database.map(migrations::history).orElseGet(migrations::history);
        List<String> lines = new ArrayList<>();
        List<RevisionDocument> documents = new ArrayList<>();
        for (ListedRevision listed : history.show(wanted)) {
            boolean reversible = history.isReversible(listed);
            Boolean applied = database.isPresent() ? history.isApplied(listed) : null;
            List<String> more = new ArrayList<>(List.of("Reversible: " + yesOrNo(reversible)));
            if (applied != null) {
                more.add("Applied: " + yesOrNo(applied));
            }
            lines.addAll(RevisionBlocks.of(listed, more));
            documents.add(RevisionDocument.of(
                    listed,
                    new RevisionDocument.Known(applied == null ? null : listed.current(), reversible, applied)));
        }
        answer(new Answer(
                lines.isEmpty() ? List.of("'" + target + "' is no revision: nothing comes before the bases") : lines,
                new RevisionsDocument(documents)));
    }

    private static String yesOrNo(boolean value) {
        return value ? "yes" : "no";
    }
}
