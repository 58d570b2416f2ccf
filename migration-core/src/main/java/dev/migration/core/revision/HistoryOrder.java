package dev.migration.core.revision;

/** Which end of the history comes first. */
public enum HistoryOrder {
    /** What is applied last comes first. */
    NEWEST_FIRST,
    /** The order in which the revisions are applied. */
    OLDEST_FIRST
}
