package dev.migration.core.command;

import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Planner;
import dev.migration.core.revision.Target;
import dev.migration.core.run.Bookkeeping;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.MigrationLock;
import dev.migration.core.run.OnlineRunner;
import dev.migration.core.run.Preparation;
import dev.migration.core.run.RunResult;
import dev.migration.core.run.Session;

/** Reverts what is applied above a target. */
public final class Downgrade {

    private final CommandContext context;

    /** A downgrade over the context's scripts. */
    public Downgrade(CommandContext context) {
        this.context = context;
    }

    /**
     * Downgrades to a target. What is wrong with it whatever the database has is said before it is connected to.
     *
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link Planner#planDowngrade},
     *     {@link Preparation#prepare} and {@link OnlineRunner#run}
     */
    public RunResult to(ConnectionSource database, Target target) {
        Planner planner = new Planner(context.revisionMap());
        planner.checkDowngrade(target);
        Bookkeeping bookkeeping = new Bookkeeping(context.config());
        try (Session session = Session.open(database, context.listener())) {
            new MigrationLock(context.config(), context.listener()).acquire(session);
            MigrationPlan plan =
                    planner.planDowngrade(bookkeeping.readHeads(session), target, bookkeeping.readApplied(session));
            return new OnlineRunner(session, context.config(), context.listener())
                    .run(new Preparation(context.scripts(), context.config().transaction()).prepare(plan));
        }
    }
}
