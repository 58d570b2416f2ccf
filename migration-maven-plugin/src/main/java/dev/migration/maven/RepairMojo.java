package dev.migration.maven;

import dev.migration.core.Migrations;
import dev.migration.core.error.Printable;
import dev.migration.core.event.ChangedScript;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.Target;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows the applied scripts that have changed since they were applied; with <code>confirm</code>, records them as they are
 * now, so that an upgrade goes on. Runs no script.
 *
 * @since 0.1.0
 */
@Mojo(name = "repair", aggregator = true, threadSafe = true)
public final class RepairMojo extends MigrationMojo {

    /**
     * The revisions to repair: ids or their beginnings, labels, <code>heads</code>; several, separated by commas. Default:
     * all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.target")
    private @Nullable String target;

    /**
     * Whether to write; otherwise the goal only shows what it would.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.confirm", defaultValue = "false")
    private boolean confirm;

    /** A script that has changed, in JSON. */
    record ScriptDocument(
            String revision,
            String message,
            String module,
            String file,
            String recordedChecksum,
            String actualChecksum,
            String appliedBy,
            String appliedAt) {}

    /** The answer in JSON. */
    record Document(List<ScriptDocument> changed, boolean repaired) {}

    @Override
    void run() throws MojoExecutionException {
        Migrations migrations = migrations();
        List<Target> targets = target == null ? List.of() : Target.parseAll(target);
        List<ChangedScript> changed = confirm
                ? migrations.repair().record(database(), targets)
                : migrations.repair().changed(database(), targets);
        List<String> lines = new ArrayList<>();
        changed.forEach(script -> lines.addAll(block(script)));
        lines.addAll(summary(changed.size()));
        answer(new Answer(
                lines,
                new Document(changed.stream().map(RepairMojo::document).toList(), confirm && !changed.isEmpty())));
    }

    private static List<String> block(ChangedScript script) {
        Revision revision = script.revision();
        return List.of(
                revision.id() + ", " + Printable.title(revision.title()) + " " + ModuleMark.of(revision),
                "    Script: " + revision.origin().file(),
                "    Applied: " + script.appliedAt().truncatedTo(ChronoUnit.SECONDS) + " by " + script.appliedBy(),
                "    Recorded checksum: " + script.recorded(),
                "    Actual checksum:   " + script.actual());
    }

    private List<String> summary(int count) {
        String scripts = count + (count == 1 ? " script" : " scripts");
        if (count == 0) {
            return List.of("Nothing to repair: the applied scripts are what was applied");
        }
        if (confirm) {
            return List.of("Recorded " + scripts + " as " + (count == 1 ? "it is" : "they are"));
        }
        String more = target == null ? "" : " -Dmigration.target=" + target.strip();
        return List.of(
                scripts + (count == 1 ? " has" : " have") + " changed since " + (count == 1 ? "it was" : "they were")
                        + " applied; nothing was written",
                "To record " + (count == 1 ? "it as it is" : "them as they are") + ": mvn migration:repair" + more
                        + " -Dmigration.confirm");
    }

    private static ScriptDocument document(ChangedScript script) {
        Revision revision = script.revision();
        return new ScriptDocument(
                revision.id().value(),
                revision.message(),
                revision.origin().module(),
                revision.origin().file(),
                script.recorded(),
                script.actual(),
                script.appliedBy(),
                script.appliedAt().toString());
    }
}
