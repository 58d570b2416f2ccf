package dev.migration.maven;

import dev.migration.core.Migrations;
import dev.migration.core.command.History;
import dev.migration.core.config.InvalidConfigException;
import dev.migration.core.revision.HistoryOrder;
import dev.migration.core.revision.ListedRevision;
import dev.migration.core.revision.RevisionRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows the revisions, newest first: what each revises, its labels, whether it is a head, its message. Asks the database
 * only for marks and ranges that need it.
 *
 * @since 0.1.0
 */
@Mojo(name = "history", aggregator = true, threadSafe = true)
public final class HistoryMojo extends MigrationMojo {

    /**
     * The revisions to show, both ends included: <code>from:to</code>, <code>from:</code>, <code>:to</code>; ends as for
     * <code>migration:upgrade</code>, also <code>current</code>; <code>-3:</code> for the head and the three before it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.range")
    private @Nullable String range;

    /**
     * Whether to show all there is to say of each revision.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.verbose", defaultValue = "false")
    private boolean verbose;

    /**
     * Whether to mark where the database is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.indicateCurrent", defaultValue = "false")
    private boolean indicateCurrent;

    /**
     * Whether to show what was done to the database in place of the graph: the rows of the history table, with who, when and
     * how long, and attempts that failed. <code>range</code> and <code>order</code> hold; with <code>verbose</code> messages
     * are shown whole, not only the first 100 characters of their first line.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.applied", defaultValue = "false")
    private boolean applied;

    /**
     * <code>desc</code>: newest first; <code>asc</code>: in the order of their execution. Default: <code>desc</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.order")
    private @Nullable String order;

    @Override
    void run() throws MojoExecutionException {
        RevisionRange wanted = range == null ? RevisionRange.all() : RevisionRange.parse(range);
        HistoryOrder direction = order();
        Migrations migrations = migrations();
        if (applied) {
            Optional<RevisionRange> revisions = range == null ? Optional.empty() : Optional.of(wanted);
            answer(HistoryRowsAnswer.of(migrations.appliedHistory(database(), revisions, direction), verbose));
            return;
        }
        migrations.history().check(wanted);
        History history =
                indicateCurrent || wanted.asksForTheDatabase() ? migrations.history(database()) : migrations.history();
        List<ListedRevision> listed = history.range(wanted, direction);
        List<String> lines = listed.isEmpty()
                ? List.of(range == null ? noScripts() : "There is no revision in the range '" + range + "'")
                : lines(listed);
        answer(new Answer(lines, document(listed)));
    }

    private HistoryOrder order() {
        return switch (order == null ? "desc" : order.strip().toLowerCase(Locale.ROOT)) {
            case "desc" -> HistoryOrder.NEWEST_FIRST;
            case "asc" -> HistoryOrder.OLDEST_FIRST;
            default ->
                throw new InvalidConfigException("migration.order", String.valueOf(order), "it is 'desc' or 'asc'");
        };
    }

    private List<String> lines(List<ListedRevision> listed) {
        return verbose
                ? listed.stream().flatMap(revision -> block(revision).stream()).toList()
                : RevisionLines.history(listed, indicateCurrent);
    }

    private List<String> block(ListedRevision listed) {
        return RevisionBlocks.of(listed, indicateCurrent && listed.current() ? List.of("Current: yes") : List.of());
    }

    private RevisionsDocument document(List<ListedRevision> listed) {
        return indicateCurrent
                ? new RevisionsDocument(listed.stream()
                        .map(revision -> RevisionDocument.of(
                                revision, new RevisionDocument.Known(revision.current(), null, null)))
                        .toList())
                : RevisionsDocument.of(listed);
    }
}
