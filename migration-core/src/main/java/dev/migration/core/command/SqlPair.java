package dev.migration.core.command;

import dev.migration.core.plan.IrreversibleException;

/**
 * The SQL of an upgrade, and of what takes it back.
 *
 * @param upgrade the text, each line ended by LF
 */
public record SqlPair(String upgrade, Revert revert) {

    /** What takes an upgrade back. */
    public sealed interface Revert {

        /**
         * A script.
         *
         * @param sql the text, each line ended by LF
         */
        record Script(String sql) implements Revert {}

        /**
         * There is none.
         *
         * @param reason names the scripts that have no downgrade section
         */
        record Impossible(IrreversibleException reason) implements Revert {}
    }
}
