package dev.migration.core.event;

/**
 * A table or the like that another session has locked.
 *
 * @param name with its schema, as SQL writes it
 * @param holder who holds the lock
 */
public record LockedRelation(String name, LockHolder holder) {}
