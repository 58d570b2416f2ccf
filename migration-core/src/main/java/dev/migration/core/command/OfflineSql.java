package dev.migration.core.command;

import dev.migration.core.plan.IrreversibleException;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Planner;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.OfflineRunner;
import dev.migration.core.run.Preparation;
import dev.migration.core.run.RunPlan;
import dev.migration.core.run.SqlScript;
import dev.migration.core.script.FileNameTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes the SQL of commands without running it: scripts for psql, to review and to run by hand. */
public final class OfflineSql {

    private final CommandContext context;
    private final Planner planner;
    private final Preparation preparation;
    private final Optional<Current.Place> current;

    /** The command over the context's scripts, for states of a database that are named. */
    public OfflineSql(CommandContext context) {
        this(context, Optional.empty());
    }

    /**
     * The command over the context's scripts, for states of a database that may be {@code current}.
     *
     * @throws dev.migration.core.error.MigrationException when the database cannot be reached or read
     */
    public OfflineSql(CommandContext context, ConnectionSource database) {
        this(context, Optional.of(new Current(context).place(database)));
    }

    private OfflineSql(CommandContext context, Optional<Current.Place> current) {
        this.context = context;
        this.planner = new Planner(context.revisionMap());
        this.preparation = new Preparation(context.scripts(), context.config().transaction());
        this.current = current;
    }

    /**
     * The SQL of an upgrade.
     *
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link Planner#planUpgradeRange} and
     *     {@link Preparation#prepare}
     */
    public String upgrade(RevisionRange range) {
        return sql(upgradePlan(range));
    }

    /**
     * The SQL of an upgrade from where a database is.
     *
     * @param rows the rows of its version table
     */
    public String upgrade(Set<RevisionId> rows, List<Target> targets) {
        return sql(planner.planUpgrade(rows, targets));
    }

    /**
     * The SQL that takes back exactly what {@link #upgrade(RevisionRange)} does.
     *
     * @throws IrreversibleException when a script of the range has no downgrade section
     */
    public String revert(RevisionRange range) {
        return sql(upgradePlan(range).reversed());
    }

    /**
     * The SQL of an upgrade that can be run wherever in the range a database is, and any number of times: it runs what the
     * database lacks.
     *
     * @throws dev.migration.core.script.InvalidScriptsException also where a script has {@code COPY … FROM stdin}, which psql
     *     cannot skip
     */
    public String idempotentUpgrade(RevisionRange range) {
        return idempotentScript(upgradePlan(range)).text();
    }

    /**
     * The SQL of an upgrade and of what takes it back.
     *
     * @param idempotent whether the upgrade is that of {@link #idempotentUpgrade}
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link #upgrade(RevisionRange)} or {@link
     *     #idempotentUpgrade}
     */
    public SqlPair pair(RevisionRange range, boolean idempotent) {
        MigrationPlan plan = upgradePlan(range);
        return new SqlPair(idempotent ? idempotentScript(plan) : script(plan), revert(plan));
    }

    private SqlPair.Revert revert(MigrationPlan plan) {
        try {
            return new SqlPair.Revert.Script(script(plan.reversed()));
        } catch (IrreversibleException e) {
            return new SqlPair.Revert.Impossible(e);
        }
    }

    /**
     * The SQL of {@link #upgrade(RevisionRange)} as one script for each migration, in order; each can be run by itself and
     * checks where the database is. Empty where there is nothing to do.
     */
    public List<SqlFile> upgradeFiles(RevisionRange range) {
        return files(upgradePlan(range));
    }

    /** The SQL of {@link #revert} as one script for each migration, in order; see {@link #upgradeFiles}. */
    public List<SqlFile> revertFiles(RevisionRange range) {
        return files(upgradePlan(range).reversed());
    }

    /**
     * The SQL of a downgrade.
     *
     * @param range from where the database is to where it shall be
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link Planner#planDowngradeRange} and
     *     {@link Preparation#prepare}
     */
    public String downgrade(RevisionRange range) {
        return sql(current.map(found -> planner.planDowngradeRange(range, found.rows(), found.appliedInOrder()))
                .orElseGet(() -> planner.planDowngradeRange(range)));
    }

    /**
     * The SQL of a stamp.
     *
     * @param range from where the database is to where it shall count as being
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link Planner#planStampRange}
     */
    public String stamp(RevisionRange range) {
        return stamp(current.map(found -> planner.planStampRange(range, found.rows()))
                .orElseGet(() -> planner.planStampRange(range)));
    }

    /**
     * The SQL of a stamp of an empty version table.
     *
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link Planner#planStamp}
     */
    public String stamp(List<Target> targets) {
        return stamp(planner.planStamp(Set.of(), targets, /* purge= */ false));
    }

    private String stamp(MigrationPlan plan) {
        return new OfflineRunner(context.config()).stamp(plan);
    }

    private MigrationPlan upgradePlan(RevisionRange range) {
        return current.map(found -> planner.planUpgradeRange(range, found.rows()))
                .orElseGet(() -> planner.planUpgradeRange(range));
    }

    private String sql(MigrationPlan plan) {
        return script(plan).text();
    }

    private SqlScript script(MigrationPlan plan) {
        return new OfflineRunner(context.config()).script(prepare(plan));
    }

    private SqlScript idempotentScript(MigrationPlan plan) {
        return new OfflineRunner(context.config()).idempotentScript(prepare(plan), context.revisionMap());
    }

    private List<SqlFile> files(MigrationPlan plan) {
        OfflineRunner runner = new OfflineRunner(context.config());
        List<RunPlan> steps = prepare(plan).perStep();
        int digits = Math.max(4, Integer.toString(steps.size()).length());
        List<SqlFile> files = new ArrayList<>();
        for (RunPlan step : steps) {
            Revision revision = step.steps().get(0).step().revision();
            String number = String.format(Locale.ROOT, "%0" + digits + "d", files.size() + 1);
            // The default template has no date in it, so a revision without one gets the same name.
            String name = FileNameTemplate.DEFAULT.fileName(
                    revision.id(), revision.message(), revision.createdAt().orElse(Instant.EPOCH));
            files.add(new SqlFile(number + "_" + name, runner.script(step)));
        }
        return files;
    }

    private RunPlan prepare(MigrationPlan plan) {
        return preparation.prepare(plan);
    }
}
