package dev.migration.core.config;

/** How much of a run is one transaction. */
public enum TransactionMode {
    /** A transaction for each migration: what was applied before a failure stays. */
    EACH,
    /** One transaction for the whole run: all of it or nothing. */
    ALL
}
