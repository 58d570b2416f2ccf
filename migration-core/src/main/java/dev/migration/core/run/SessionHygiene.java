package dev.migration.core.run;

import java.util.List;

/** Takes back what a script has set in its session, so that it reaches neither our own statements nor the next script. */
final class SessionHygiene {

    /** A script's text is read as with this setting on, whatever the database's own default. */
    static final String STANDARD_STRINGS = "SET standard_conforming_strings = on";

    /**
     * Before the history row is written: it names who runs the migration, not whom the script played, and means the
     * functions of PostgreSQL, not those that a path puts before them.
     */
    static final List<String> BEFORE_HISTORY =
            List.of("SET SESSION AUTHORIZATION DEFAULT", "RESET ROLE", "RESET search_path");

    // DISCARD ALL would be these and more, but refuses to run in a transaction or among other statements.
    /** After the step. */
    static final List<String> AFTER_STEP = List.of(
            "CLOSE ALL",
            "RESET ALL",
            STANDARD_STRINGS,
            "DEALLOCATE ALL",
            "UNLISTEN *",
            "DISCARD TEMP",
            "DISCARD SEQUENCES");

    private SessionHygiene() {}
}
