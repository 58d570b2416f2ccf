package dev.migration.core;

import dev.migration.core.command.CommandContext;
import dev.migration.core.command.Downgrade;
import dev.migration.core.command.Upgrade;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.RunResult;
import dev.migration.core.script.ScriptDirectory;
import dev.migration.core.script.ScriptLocation;
import java.util.List;
import java.util.Set;

/**
 * The engine: one method a command. The scripts are read once, when it is loaded; each command that needs the database opens
 * a connection and closes it. Immutable; a command at a time may run on a database.
 *
 * <p>Every error that a user can do something about is a {@link dev.migration.core.error.MigrationException}.
 */
public final class Migrations {

    private final CommandContext context;

    private Migrations(CommandContext context) {
        this.context = context;
    }

    /**
     * Reads the headers of all scripts.
     *
     * @throws dev.migration.core.script.InvalidScriptsException when headers are wrong; all faults are in it
     * @throws dev.migration.core.script.ScriptAccessException when a place cannot be read
     * @throws dev.migration.core.revision.InvalidGraphException when the scripts do not make up a graph
     */
    public static Migrations load(List<ScriptLocation> locations, MigrationConfig config) {
        return new Migrations(CommandContext.of(ScriptDirectory.load(locations), config));
    }

    /** Returns the same engine with a listener. */
    public Migrations withListener(MigrationListener listener) {
        return new Migrations(context.withListener(listener));
    }

    /** Returns the graph of all revisions. */
    public RevisionMap revisionMap() {
        return context.revisionMap();
    }

    /** Applies what the targets need and the database lacks; see {@link Upgrade#to}. */
    public RunResult upgrade(ConnectionSource database, List<Target> targets) {
        return new Upgrade(context).to(database, targets);
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
