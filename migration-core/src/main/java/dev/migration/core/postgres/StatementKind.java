package dev.migration.core.postgres;

/** How a statement stands to transactions. */
public enum StatementKind {
    /** Runs in a transaction block, as far as its text tells. */
    TRANSACTIONAL,
    /** PostgreSQL refuses it inside a transaction block, such as {@code CREATE INDEX CONCURRENTLY}. */
    NON_TRANSACTIONAL,
    /** Begins or ends a transaction itself, such as {@code COMMIT}; savepoints are not of this kind. */
    TRANSACTION_CONTROL
}
