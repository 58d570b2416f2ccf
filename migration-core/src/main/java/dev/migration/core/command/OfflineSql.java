package dev.migration.core.command;

import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Planner;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import dev.migration.core.run.OfflineRunner;
import dev.migration.core.run.Preparation;
import java.util.List;
import java.util.Set;

/** Writes the SQL of commands without running it: scripts for psql, to review and to run by hand. */
public final class OfflineSql {

    private final CommandContext context;
    private final Planner planner;

    /** The command over the context's scripts. */
    public OfflineSql(CommandContext context) {
        this.context = context;
        this.planner = new Planner(context.revisionMap());
    }

    /**
     * The SQL of an upgrade.
     *
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link Planner#planUpgradeRange} and
     *     {@link Preparation#prepare}
     */
    public String upgrade(RevisionRange range) {
        return sql(planner.planUpgradeRange(range));
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
     * @throws dev.migration.core.plan.IrreversibleException when a script of the range has no downgrade section
     */
    public String revert(RevisionRange range) {
        return sql(planner.planUpgradeRange(range).reversed());
    }

    /**
     * The SQL of a downgrade.
     *
     * @param range from where the database is to where it shall be
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link Planner#planDowngradeRange} and
     *     {@link Preparation#prepare}
     */
    public String downgrade(RevisionRange range) {
        return sql(planner.planDowngradeRange(range));
    }

    private String sql(MigrationPlan plan) {
        return new OfflineRunner(context.config())
                .script(new Preparation(context.scripts(), context.config().transaction()).prepare(plan));
    }
}
