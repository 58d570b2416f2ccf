package dev.migration.core.command;

import dev.migration.core.plan.IrreversibleException;
import dev.migration.core.run.SqlScript;

/** The SQL of an upgrade, and of what takes it back. */
public record SqlPair(SqlScript upgrade, Revert revert) {

    /** What takes an upgrade back. */
    public sealed interface Revert {

        /** A script. */
        record Script(SqlScript sql) implements Revert {}

        /**
         * There is none.
         *
         * @param reason names the scripts that have no downgrade section
         */
        record Impossible(IrreversibleException reason) implements Revert {}
    }
}
