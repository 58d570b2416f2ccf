package dev.migration.core.command;

import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Planner;
import dev.migration.core.revision.Target;
import dev.migration.core.run.Bookkeeping;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.MigrationLock;
import dev.migration.core.run.Session;
import dev.migration.core.run.StampRunner;
import java.util.List;

/** Sets the version table's rows without running a script. */
public final class Stamp {

    private final CommandContext context;

    /** A stamp over the context's scripts. */
    public Stamp(CommandContext context) {
        this.context = context;
    }

    /**
     * Makes the targets and all they need count as applied, and nothing above them. What is wrong with the targets whatever
     * the database has is said before it is connected to.
     *
     * @param purge whether to forget the rows first, those that no script has included
     * @return what was written; empty when the rows were right already
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link Planner#planStamp} and
     *     {@link StampRunner#run}
     */
    public MigrationPlan to(ConnectionSource database, List<Target> targets, boolean purge) {
        Planner planner = new Planner(context.revisionMap());
        planner.checkStamp(targets);
        try (Session session = Session.open(database, context.listener())) {
            new MigrationLock(context.config(), context.listener()).acquire(session);
            Bookkeeping bookkeeping = new Bookkeeping(context.config());
            MigrationPlan plan = planner.planStamp(bookkeeping.readHeads(session), targets, purge);
            new StampRunner(session, context.config(), context.listener()).run(plan);
            return plan;
        }
    }
}
