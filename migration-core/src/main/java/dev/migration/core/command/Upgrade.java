package dev.migration.core.command;

import dev.migration.core.config.ValidationMode;
import dev.migration.core.event.ChangedScript;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Planner;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.Target;
import dev.migration.core.run.AppliedScripts;
import dev.migration.core.run.Bookkeeping;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.MigrationLock;
import dev.migration.core.run.OnlineRunner;
import dev.migration.core.run.Preparation;
import dev.migration.core.run.RunResult;
import dev.migration.core.run.ScriptsChangedException;
import dev.migration.core.run.Session;
import dev.migration.core.script.ReadAhead;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Applies what a target needs and the database lacks. */
public final class Upgrade {

    private final CommandContext context;

    /** An upgrade over the context's scripts. */
    public Upgrade(CommandContext context) {
        this.context = context;
    }

    /**
     * Upgrades to targets. What is wrong with them whatever the database has is said before it is connected to.
     *
     * @throws ScriptsChangedException when scripts of applied revisions have changed and that is to be an error
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link Planner#planUpgrade},
     *     {@link Preparation#prepare} and {@link OnlineRunner#run}
     */
    public RunResult to(ConnectionSource database, List<Target> targets) {
        new Planner(context.revisionMap()).checkUpgrade(targets);
        return run(database, (planner, rows) -> planner.planUpgrade(rows, targets));
    }

    /**
     * Upgrades to the head of each of these modules. That one has several is said before the database is connected to.
     *
     * @throws ScriptsChangedException when scripts of applied revisions have changed and that is to be an error
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link Planner#planUpgradeOfModules},
     *     {@link Preparation#prepare} and {@link OnlineRunner#run}
     */
    public RunResult toHeadsOf(ConnectionSource database, Set<String> modules) {
        new Planner(context.revisionMap()).checkUpgradeOfModules(modules);
        return run(database, (planner, rows) -> planner.planUpgradeOfModules(rows, modules));
    }

    private RunResult run(ConnectionSource database, BiFunction<Planner, Set<RevisionId>, MigrationPlan> plan) {
        ReadAhead ahead = context.scripts().readAhead();
        try {
            return connectAndRun(database, plan, ahead);
        } finally {
            ahead.close();
        }
    }

    private RunResult connectAndRun(
            ConnectionSource database, BiFunction<Planner, Set<RevisionId>, MigrationPlan> plan, ReadAhead ahead) {
        Planner planner = new Planner(context.revisionMap());
        Bookkeeping bookkeeping = new Bookkeeping(context.config());
        try (Session session = Session.open(database, context.listener())) {
            Set<RevisionId> rows = bookkeeping.readHeads(session);
            MigrationPlan planned = plan.apply(planner, rows);
            // With nothing to do there is nothing to wait for; otherwise the plan is made anew behind the lock.
            if (!planned.isEmpty() || !planned.redundantRows().isEmpty()) {
                new MigrationLock(context.config(), context.listener()).acquire(session);
                Set<RevisionId> rowsBehindLock = bookkeeping.readHeads(session);
                planned = rowsBehindLock.equals(rows) ? planned : plan.apply(planner, rowsBehindLock);
                rows = rowsBehindLock;
            }
            // What is left is read where it is asked for, by all threads.
            ahead.close();
            validate(session, bookkeeping, rows);
            return new OnlineRunner(session, context.config(), context.listener())
                    .run(new Preparation(context.scripts(), context.config().transaction()).prepare(planned));
        }
    }

    /** Also with nothing to do: who edits an applied script hears of it at the next upgrade, not at somebody else's. */
    private void validate(Session session, Bookkeeping bookkeeping, Set<RevisionId> rows) {
        if (context.config().validation() == ValidationMode.OFF) {
            return;
        }
        List<ChangedScript> changed = new AppliedScripts(context.scripts(), context.revisionMap(), bookkeeping)
                .changed(session, rows, revision -> true);
        if (!changed.isEmpty()) {
            if (context.config().validation() == ValidationMode.FAIL) {
                throw new ScriptsChangedException(changed);
            }
            context.listener().scriptsChanged(changed);
        }
    }
}
