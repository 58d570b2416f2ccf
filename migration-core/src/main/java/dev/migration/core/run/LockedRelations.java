package dev.migration.core.run;

import dev.migration.core.event.LockHolder;
import dev.migration.core.event.LockedRelation;
import dev.migration.core.postgres.Literals;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sees what a statement waits for: of the relations that it names, one that another session has locked. Who is no longer in
 * the queue cannot ask the server who was before it.
 */
final class LockedRelations {

    private static final String NO_NAME = "[^\\p{L}\\p{N}_$]+";
    private static final int MOST_NAMES = 500;

    private LockedRelations() {}

    /** Returns the one that is locked by the oldest transaction. */
    static Optional<LockedRelation> find(Session session, String statement) {
        String names = Arrays.stream(statement.split(NO_NAME))
                .flatMap(word -> Stream.of(word, word.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_NAMES)
                .map(Literals::quote)
                .collect(Collectors.joining(", "));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        try {
            return session.query("see who holds a lock", sql(names)).orElse(List.of()).stream()
                    .findFirst()
                    .map(LockedRelations::of);
        } catch (DatabaseException e) {
            // What can be seen of others is not worth an error of its own.
            return Optional.empty();
        }
    }

    private static LockedRelation of(List<String> row) {
        Optional<Instant> since = Optional.of(row.get(3))
                .filter(text -> !text.isEmpty())
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
        return new LockedRelation(row.get(0), new LockHolder(Integer.parseInt(row.get(1)), row.get(2), since));
    }

    private static String sql(String names) {
        return "SELECT format('%I.%I', nspname, relname), pid, application_name,"
                + " (extract(epoch FROM backend_start) * 1000)::bigint"
                + " FROM pg_catalog.pg_locks JOIN pg_catalog.pg_class AS class ON class.oid = relation"
                + " JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = relnamespace"
                + " LEFT JOIN pg_catalog.pg_stat_activity USING (pid)"
                + " WHERE locktype = 'relation' AND granted AND pid <> pg_backend_pid()"
                + " AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())"
                + " AND nspname NOT IN ('pg_catalog', 'information_schema') AND relname IN (" + names + ")"
                + " ORDER BY xact_start NULLS LAST, mode = 'AccessShareLock' LIMIT 1";
    }
}
