package dev.migration.core;

import dev.migration.core.command.AppliedHistory;
import dev.migration.core.command.CommandContext;
import dev.migration.core.command.Current;
import dev.migration.core.command.Downgrade;
import dev.migration.core.command.EnsureVersion;
import dev.migration.core.command.History;
import dev.migration.core.command.Merge;
import dev.migration.core.command.NewRevision;
import dev.migration.core.command.NewRevisionRequest;
import dev.migration.core.command.OfflineSql;
import dev.migration.core.command.Repair;
import dev.migration.core.command.Stamp;
import dev.migration.core.command.Upgrade;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Planner;
import dev.migration.core.revision.CurrentRevision;
import dev.migration.core.revision.HistoryOrder;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.HistoryRow;
import dev.migration.core.run.RunResult;
import dev.migration.core.script.ScriptDirectory;
import dev.migration.core.script.ScriptLocation;
import dev.migration.core.script.ScriptNames;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The engine: one method a command. The scripts are read once, when it is loaded; each command that needs the database opens
 * a connection and closes it. Immutable; a command at a time may run on a database.
 *
 * <p>Every error that a user can do something about is a {@link dev.migration.core.error.MigrationException}.
 */
public final class Migrations {

    private final CommandContext context;
    private final ScriptNames names;

    private Migrations(CommandContext context, ScriptNames names) {
        this.context = context;
        this.names = names;
    }

    /**
     * Reads the headers of all scripts.
     *
     * @throws dev.migration.core.script.InvalidScriptsException when headers are wrong; all faults are in it
     * @throws dev.migration.core.script.ScriptAccessException when a place cannot be read
     * @throws dev.migration.core.revision.InvalidGraphException when the scripts do not make up a graph
     */
    public static Migrations load(List<ScriptLocation> locations, MigrationConfig config) {
        return new Migrations(CommandContext.of(ScriptDirectory.load(locations), config), ScriptNames.defaults());
    }

    /**
     * Reads the headers of all scripts in {@code db/migration} on a class path, in folders and in jars; with the defaults of
     * {@link MigrationConfig}. What lies in folders is the module {@code application}.
     *
     * @throws dev.migration.core.error.MigrationException as {@link #load} does
     */
    public static Migrations onClassPath(ClassLoader loader) {
        return load(List.of(ScriptLocation.ClassPath.of(loader)), MigrationConfig.defaults());
    }

    /** Returns the same engine with a listener. */
    public Migrations withListener(MigrationListener listener) {
        return new Migrations(context.withListener(listener), names);
    }

    /** Returns the same engine with other names for new scripts. */
    public Migrations withScriptNames(ScriptNames others) {
        return new Migrations(context, others);
    }

    /** Returns the same engine over one more script, which {@link #newRevision} has written. */
    public Migrations with(NewRevision.Written written) {
        return new Migrations(context.with(written), names);
    }

    /** Returns the graph of all revisions. */
    public RevisionMap revisionMap() {
        return context.revisionMap();
    }

    /** Returns the names of the modules that have scripts, jars first, then the reactor's order. */
    public Set<String> modules() {
        return context.revisionMap().modules();
    }

    /** Returns the lists of the graph, without a database. */
    public History history() {
        return new History(context, Set.of());
    }

    /** Returns the lists of the graph, with marks for where the database is. */
    public History history(ConnectionSource database) {
        return new History(context, new Current(context).rows(database));
    }

    /** Returns what was done to a database, by its history table; see {@link AppliedHistory#of}. */
    public List<HistoryRow> appliedHistory(
            ConnectionSource database, Optional<RevisionRange> range, HistoryOrder order) {
        return new AppliedHistory(context).of(database, range, order);
    }

    /** Returns what a merge joins. */
    public Merge merge() {
        return new Merge(context);
    }

    /**
     * Checks that no line of these modules has split.
     *
     * @throws dev.migration.core.plan.UnmergedHeadsException when a module has several heads
     */
    public void check(Set<String> modules) {
        new Planner(context.revisionMap()).checkHeads(modules);
    }

    /**
     * Checks what can be said of a range without a database, before one is asked where the range begins.
     *
     * @throws dev.migration.core.error.MigrationException one of the errors of
     *     {@link dev.migration.core.revision.RevisionMap#resolve}
     */
    public void check(RevisionRange range) {
        new Planner(context.revisionMap()).check(range);
    }

    /**
     * Checks as {@link #check(RevisionRange)} does, for a downgrade.
     *
     * @throws dev.migration.core.error.MigrationException also where an end of the range is left out
     */
    public void checkDowngrade(RevisionRange range) {
        new Planner(context.revisionMap()).checkDowngradeRange(range);
    }

    /** Sets the version table's rows; see {@link Stamp#to}. */
    public MigrationPlan stamp(ConnectionSource database, List<Target> targets, boolean purge) {
        return new Stamp(context).to(database, targets, purge);
    }

    /** Returns what finds applied scripts that have changed, and records them as they are. */
    public Repair repair() {
        return new Repair(context);
    }

    /** Returns the SQL of commands, without running it. */
    public OfflineSql offlineSql() {
        return new OfflineSql(context);
    }

    /** Returns the SQL of commands, without running it, for ranges that begin where the database is. */
    public OfflineSql offlineSql(ConnectionSource database) {
        return new OfflineSql(context, database);
    }

    /** Creates the version and history tables; see {@link EnsureVersion#in}. */
    public String ensureVersion(ConnectionSource database) {
        return new EnsureVersion(context).in(database);
    }

    /** Returns where the database is; see {@link Current#of}. */
    public List<CurrentRevision> current(ConnectionSource database) {
        return new Current(context).of(database);
    }

    /** Writes a new script; see {@link NewRevision#write}. */
    public NewRevision.Written newRevision(NewRevisionRequest request) {
        return new NewRevision(context, names, Clock.systemUTC()).write(request);
    }

    /** Applies what the targets need and the database lacks; see {@link Upgrade#to}. */
    public RunResult upgrade(ConnectionSource database, List<Target> targets) {
        return new Upgrade(context).to(database, targets);
    }

    /** Applies all that the scripts have and the database lacks; see {@link Upgrade#toHeadsOf}. */
    public RunResult upgrade(ConnectionSource database) {
        return upgradeModules(database, modules());
    }

    /** Applies all that these modules have; see {@link Upgrade#toHeadsOf}. */
    public RunResult upgradeModules(ConnectionSource database, Set<String> modules) {
        return new Upgrade(context).toHeadsOf(database, modules);
    }

    /** Reverts what is applied above the target; see {@link Downgrade#to}. */
    public RunResult downgrade(ConnectionSource database, Target target) {
        return new Downgrade(context).to(database, target);
    }
}
