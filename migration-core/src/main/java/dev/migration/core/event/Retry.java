package dev.migration.core.event;

import java.time.Duration;
import java.util.Optional;

/**
 * A transaction is about to be tried again.
 *
 * @param cause why it was rolled back
 * @param locked what it may have waited for, where that can be seen
 * @param number of this retry, from 1
 * @param limit how many there are at most
 * @param pause before it
 */
public record Retry(Cause cause, Optional<LockedRelation> locked, int number, int limit, Duration pause) {

    /** Why a transaction is rolled back that has no fault of its own. */
    public enum Cause {
        /** A lock was not to be had in time. */
        LOCK_TIMEOUT,
        /** It and others waited for each other. */
        DEADLOCK,
        /** Others have changed what it has read. */
        SERIALIZATION
    }
}
