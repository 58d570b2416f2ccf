package dev.migration.core.run;

import java.util.ArrayList;
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

    /** The version of the server from which on it can look, while a statement runs, whether its client is still there. */
    static final int WATCHES_CLIENT_SINCE = 14_00_00;

    /** An expression: has it look each second (PostgreSQL manual, "client_connection_check_interval"). */
    static final String SET_WATCH = "pg_catalog.set_config('client_connection_check_interval', '1s', false)";

    // Its planning spared: the setting is known to be there.
    private static final String WATCH_AGAIN = "SET client_connection_check_interval = '1s'";

    static final String RESET_WATCH = "RESET client_connection_check_interval";

    // A pooler prepares statements for its clients, and takes them to be there still.
    private static final String DEALLOCATE = "DEALLOCATE ALL";

    // DISCARD ALL would be these and more, but refuses to run in a transaction or among other statements.
    /** After the step. */
    static final List<String> AFTER_STEP = List.of(
            "CLOSE ALL", "RESET ALL", STANDARD_STRINGS, DEALLOCATE, "UNLISTEN *", "DISCARD TEMP", "DISCARD SEQUENCES");

    private SessionHygiene() {}

    /**
     * After the step, where it is known whose session it is.
     *
     * @param watched whether the server is to go on looking after its client
     * @param shared whether others use the same session of the server
     */
    static List<String> afterStep(boolean watched, boolean shared) {
        List<String> statements = new ArrayList<>(AFTER_STEP);
        if (shared) {
            statements.remove(DEALLOCATE);
        }
        if (watched) {
            statements.add(WATCH_AGAIN);
        }
        return statements;
    }
}
