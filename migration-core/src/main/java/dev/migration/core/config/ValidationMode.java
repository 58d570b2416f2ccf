package dev.migration.core.config;

/** What an upgrade does when the script of an applied revision has changed. */
public enum ValidationMode {
    /** Stops before anything runs. */
    FAIL,
    /** Says so and goes on. */
    WARN,
    /** Does not look. */
    OFF;

    /**
     * Reads {@code fail}, {@code warn} or {@code off}.
     *
     * @throws InvalidConfigException for anything else
     */
    public static ValidationMode parse(String text) {
        for (ValidationMode mode : values()) {
            if (mode.name().equalsIgnoreCase(text.strip())) {
                return mode;
            }
        }
        throw new InvalidConfigException("migration.validate", text, "it is 'fail', 'warn' or 'off'");
    }
}
