package dev.migration.core.run;

import java.util.List;

/** Takes back what a script has set in its session, so that it reaches neither our own statements nor the next script. */
final class SessionHygiene {

    /** Before the history row is written: it names who runs the migration, not whom the script played. */
    static final List<String> ROLE = List.of("SET SESSION AUTHORIZATION DEFAULT", "RESET ROLE");

    // DISCARD ALL would be these and more, but refuses to run in a transaction or among other statements.
    /** After the step. */
    static final List<String> REST =
            List.of("CLOSE ALL", "RESET ALL", "DEALLOCATE ALL", "UNLISTEN *", "DISCARD TEMP", "DISCARD SEQUENCES");

    private SessionHygiene() {}
}
