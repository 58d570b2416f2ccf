package dev.migration.core.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a migration's statements may take, and how often its transaction is tried again.
 *
 * @param lockTimeout how long at most a statement waits for a lock before its transaction gives up its place in the queue and is
 *     tried again; zero for as long as it takes
 * @param retries how often it is tried again, zero or more
 * @param statementTimeout how long a statement may run, zero for as long as it takes; empty for what the server says
 */
public record TimeLimits(Duration lockTimeout, int retries, Optional<Duration> statementTimeout) {

    /** PostgreSQL's own limit: its timeouts are a 32-bit number of milliseconds. */
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    static TimeLimits defaults() {
        return new TimeLimits(Duration.ofSeconds(5), 40, Optional.empty());
    }

    TimeLimits withLockTimeout(Duration timeout) {
        return new TimeLimits(check("migration.lockTimeout", timeout), retries, statementTimeout);
    }

    TimeLimits withRetries(int times) {
        if (times < 0) {
            throw new InvalidConfigException(
                    "migration.retries", Integer.toString(times), "no number of times is less than none");
        }
        return new TimeLimits(lockTimeout, times, statementTimeout);
    }

    TimeLimits withStatementTimeout(Duration timeout) {
        return new TimeLimits(lockTimeout, retries, Optional.of(check("migration.statementTimeout", timeout)));
    }

    private static Duration check(String setting, Duration timeout) {
        if (timeout.isNegative()) {
            throw new InvalidConfigException(setting, timeout.toString(), "no time is less than none");
        }
        if (timeout.compareTo(LONGEST) > 0) {
            throw new InvalidConfigException(setting, timeout.toString(), "PostgreSQL's timeouts end at 24 days");
        }
        return timeout;
    }
}
