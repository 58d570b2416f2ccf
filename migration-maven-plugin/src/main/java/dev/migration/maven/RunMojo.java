package dev.migration.maven;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that run scripts share: how far, in which transactions, and how patiently. */
abstract class RunMojo extends MigrationMojo {

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

    /**
     * How long at most a statement of a transaction waits for a lock, such as <code>500ms</code> or <code>5s</code>, before the
     * transaction gives up its place in the queue, lets others pass and is tried again; the first try waits for a tenth of it.
     * <code>0</code>: as long as it takes. Default: <code>5s</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.lockTimeout")
    private @Nullable String lockTimeout;

    /**
     * How often a transaction is tried again that could not get a lock, was in a deadlock or could not be serialized, with longer
     * and longer pauses. Default: <code>40</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.retries")
    private @Nullable Integer retries;

    /**
     * How long a statement of a script may run, such as <code>30s</code>; <code>0</code>: as long as it takes. Default: what
     * the server says.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.statementTimeout")
    private @Nullable String statementTimeout;

    /** Returns the target as the user gave it, if they did. */
    final @Nullable String target() {
        return target;
    }

    @Override
    MigrationConfig configured(MigrationConfig defaults) {
        MigrationConfig config = super.configured(defaults);
        config = lockTimeout == null ? config : config.withLockTimeout(lockTimeout);
        config = retries == null ? config : config.withRetries(retries);
        config = statementTimeout == null ? config : config.withStatementTimeout(statementTimeout);
        return transaction == null ? config : config.withTransaction(TransactionMode.parse(transaction));
    }
}
