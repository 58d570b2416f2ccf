package dev.migration.core.command;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.script.Script;
import dev.migration.core.script.ScriptDirectory;

/**
 * What every command works with.
 *
 * @param scripts all scripts in scope
 * @param revisionMap the graph that they make up
 * @param config how the database is migrated
 * @param listener is told what happens
 */
public record CommandContext(
        ScriptDirectory scripts, RevisionMap revisionMap, MigrationConfig config, MigrationListener listener) {

    /**
     * Creates a context with a listener that does nothing.
     *
     * @throws dev.migration.core.revision.InvalidGraphException when the scripts do not make up a graph
     */
    public static CommandContext of(ScriptDirectory scripts, MigrationConfig config) {
        return new CommandContext(scripts, scripts.revisionMap(), config, MigrationListener.SILENT);
    }

    /** Returns this context with another listener. */
    public CommandContext withListener(MigrationListener other) {
        return new CommandContext(scripts, revisionMap, config, other);
    }

    /** Returns this context with a script that was written since the scripts were read. */
    public CommandContext with(NewRevision.Written written) {
        return new CommandContext(
                scripts.with(Script.read(written.file(), written.revision().origin())),
                revisionMap.with(written.revision()),
                config,
                listener);
    }
}
