package dev.migration.maven;

import dev.migration.core.config.MigrationConfig;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that change the version table's rows: how patiently their transactions go about it. */
abstract class TransactionMojo extends MigrationMojo {

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
     * How long a statement may run, such as <code>30s</code>; <code>0</code>: as long as it takes. Default: what the
     * server says.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.statementTimeout")
    private @Nullable String statementTimeout;

    @Override
    MigrationConfig configured(MigrationConfig defaults) {
        MigrationConfig config = super.configured(defaults);
        config = lockTimeout == null ? config : config.withLockTimeout(lockTimeout);
        config = retries == null ? config : config.withRetries(retries);
        return statementTimeout == null ? config : config.withStatementTimeout(statementTimeout);
    }
}
