package dev.migration.maven;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that run scripts share: how far, and in which transactions. */
abstract class RunMojo extends TransactionMojo {

    /**
     * Where to go: an id or its beginning, a branch label, <code>base</code>, <code>head</code>, <code>heads</code>,
     * <code>+2</code>, <code>-1</code>, <code>billing@head</code>, <code>billing@-1</code>. An upgrade takes several, separated
     * by commas, and without one goes to every module's head; a downgrade needs one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.target")
    private @Nullable String target;

    /**
     * <code>each</code>: a transaction for each migration; <code>all</code>: one for the whole run. Default:
     * <code>each</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.transaction")
    private @Nullable String transaction;

    /** Returns the target as the user gave it, if they did. */
    final @Nullable String target() {
        return target;
    }

    @Override
    MigrationConfig configured(MigrationConfig defaults) {
        MigrationConfig config = super.configured(defaults);
        return transaction == null ? config : config.withTransaction(TransactionMode.parse(transaction));
    }
}
