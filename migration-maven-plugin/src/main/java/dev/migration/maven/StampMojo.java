package dev.migration.maven;

import dev.migration.core.Migrations;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Sets the rows of the version table without running a script: the targets and all they need count as applied then, and
 * nothing above them.
 *
 * @since 0.1.0
 */
@Mojo(name = "stamp", aggregator = true, threadSafe = true)
public final class StampMojo extends TransactionMojo {

    /**
     * What the database shall be at; it must be given: ids or their beginnings, labels, <code>head</code>,
     * <code>heads</code>, <code>base</code>; several, separated by commas.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.target")
    private @Nullable String target;

    /**
     * Whether to forget all rows first, those that no script has included.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.purge", defaultValue = "false")
    private boolean purge;

    /**
     * Whether to write the SQL in place of running it; the target is a range then, <code>from:to</code>, or a target from
     * base.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.sql", defaultValue = "false")
    private boolean sql;

    /** The answer. */
    record Document(List<String> rowsBefore, List<String> rowsAfter) {}

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        if (target == null) {
            throw new MojoFailureException("A stamp needs a target. Name it with -Dmigration.target=, such as heads, a"
                    + " revision's id, or base.");
        }
        Migrations migrations = migrations();
        if (sql) {
            print(sql(migrations, target));
            return;
        }
        List<Target> targets = Target.parseAll(target);
        MigrationPlan plan = migrations.stamp(database(), targets, purge);
        String before = place(plan.rowsBefore());
        String now = place(plan.rowsAfter());
        answer(Answer.of(
                (plan.isEmpty() ? "Nothing to do; the database is at " : "Stamped " + before + " -> ") + now,
                new Document(ids(plan.rowsBefore()), ids(plan.rowsAfter()))));
    }

    private String sql(Migrations migrations, String text) throws MojoFailureException {
        if (purge) {
            throw new MojoFailureException("The SQL of a stamp is for a database at a known place; there is nothing to"
                    + " purge. Leave -Dmigration.purge out, or -Dmigration.sql.");
        }
        if (!text.contains(":")) {
            return migrations.offlineSql().stamp(Target.parseAll(text));
        }
        RevisionRange range = RevisionRange.parse(text);
        return offlineSql(migrations, range).stamp(range);
    }

    private static String place(Collection<RevisionId> ids) {
        return ids.isEmpty() ? "base" : ids.stream().map(Style.STRONG::of).collect(Collectors.joining(", "));
    }

    private static List<String> ids(Collection<RevisionId> ids) {
        return ids.stream().map(RevisionId::value).toList();
    }
}
