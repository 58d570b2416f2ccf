package dev.migration.core.config;

/** How much of a run is one transaction. */
public enum TransactionMode {
    /** A transaction for each migration: what was applied before a failure stays. */
    EACH,
    /** One transaction for the whole run: all of it or nothing. */
    ALL;

    /**
     * Reads {@code each} or {@code all}.
     *
     * @throws InvalidConfigException for anything else
     */
    public static TransactionMode parse(String text) {
        for (TransactionMode mode : values()) {
            if (mode.name().equalsIgnoreCase(text.strip())) {
                return mode;
            }
        }
        throw new InvalidConfigException("migration.transaction", text, "it is 'each' or 'all'");
    }
}
