package dev.migration.core.run;

import dev.migration.core.postgres.Identifiers;
import dev.migration.core.postgres.Literals;
import dev.migration.core.postgres.StatementNeeds;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says what to do when the server refuses a statement of a script for want of a privilege. In any language its message holds
 * the name of the thing, without the schema; the catalog knows what the role lacks on it.
 */
final class ScriptPrivileges {

    // The server's functions that refuse for a thing's privileges or owner; others refuse for other reasons.
    private static final Set<String> REFUSING_ROUTINES =
            Set.of("aclcheck_error", "aclcheck_error_col", "aclcheck_error_type", "nextval_internal");

    private static final String NAME_CHARACTER = "[\\p{L}\\p{N}_$]";
    private static final String NO_NAME = "[^\\p{L}\\p{N}_$]+";
    private static final String ACTION = "see what the role may do";

    private final Session session;
    private final Failure failure;
    private final StatementNeeds needs;

    private ScriptPrivileges(Session session, Failure failure) {
        this.session = session;
        this.failure = failure;
        this.needs = StatementNeeds.of(failure.statement());
    }

    /**
     * Says it in a few sentences; empty when there is nobody to ask.
     *
     * @param session in which nothing of the script's transaction is left
     * @param sameRole whether the statement ran as the role that the session has now
     */
    static Optional<String> advice(Session session, Failure failure, boolean sameRole, SQLException refusal) {
        if (session.isLost()) {
            return Optional.empty();
        }
        try {
            String role = session.query(ACTION, "SELECT current_user")
                    .orElseThrow()
                    .get(0)
                    .get(0);
            // Within a function another role may be at work.
            boolean certain = sameRole && failure.error().context().isEmpty();
            Optional<String> found =
                    certain ? new ScriptPrivileges(session, failure).find(role, refusal) : Optional.empty();
            return Optional.of(found.orElseGet(() -> "The migration runs as role " + role
                    + ". Grant it what the statement needs, or migrate as a role that has it; docs/privileges.md shows"
                    + " the commands."));
        } catch (DatabaseException e) {
            // The refusal that this is about is told in any case.
            return Optional.empty();
        }
    }

    private Optional<String> find(String role, SQLException refusal) {
        if (needs.begins("create", "extension")) {
            return needs.target().flatMap(extension -> ofExtension(role, extension));
        }
        ServerErrorMessage message =
                refusal instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (message == null || !isRefusing(message.getRoutine())) {
            return Optional.empty();
        }
        List<Thing> things = session.query(ACTION, question()).orElse(List.of()).stream()
                .map(Thing::of)
                .toList();
        // More of that name leave it open which one was meant.
        return things.size() == 1 ? Optional.of(things.get(0).advice(role, needs)) : Optional.empty();
    }

    private static boolean isRefusing(@Nullable String routine) {
        return routine != null && REFUSING_ROUTINES.contains(routine);
    }

    /**
     * Something that the server may have meant.
     *
     * @param kind as {@code ALTER} calls it
     * @param sqlName as SQL writes it
     * @param lacking the privileges on it that the role does not have
     */
    private record Thing(String kind, String sqlName, String schema, String name, String owner, List<String> lacking) {

        static Thing of(List<String> row) {
            List<String> lacking =
                    row.get(5).isEmpty() ? List.of() : Arrays.asList(row.get(5).split(", "));
            return new Thing(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), lacking);
        }

        String advice(String role, StatementNeeds needs) {
            List<String> needed = needed(needs);
            if (needed.equals(List.of(StatementNeeds.OWNERSHIP))) {
                return "Role " + role + " does not own " + label() + ". Migrate as its owner, " + owner
                        + ", or, as a superuser, run: ALTER " + kind + " " + sqlName + " OWNER TO "
                        + Identifiers.quote(role) + ";";
            }
            if (!needed.isEmpty() && lacking.containsAll(needed)) {
                return "As the owner or a superuser, run: " + grant(String.join(", ", needed), role);
            }
            return "Role " + role + " does not own " + label() + ", which belongs to " + owner
                    + (lacking.isEmpty() ? "" : ", and lacks " + String.join(", ", lacking) + " on it")
                    + ". The server does not say what of this the statement needs; a privilege is given, as the owner"
                    + " or a superuser, by: " + grant("…", role);
        }

        private List<String> needed(StatementNeeds needs) {
            return switch (kind) {
                case "DATABASE" -> lacking;
                case "SCHEMA" ->
                    needs.isAboutSchema()
                            ? List.of(StatementNeeds.OWNERSHIP)
                            : needs.ofSchema(name, lacking).orElse(List.of());
                case "SEQUENCE" -> ofSequence(needs);
                case "FUNCTION", "PROCEDURE", "TYPE", "DOMAIN" ->
                    needs.of(schema, name)
                            .filter(StatementNeeds.OWNERSHIP::equals)
                            .map(List::of)
                            .orElse(lacking);
                default -> needs.of(schema, name).stream().toList();
            };
        }

        private List<String> ofSequence(StatementNeeds needs) {
            // What an insertion does with a sequence is to take the next number.
            return needs.begins("insert", "into")
                    ? List.of("USAGE")
                    : needs.of(schema, name).filter(StatementNeeds.OWNERSHIP::equals).stream()
                            .toList();
        }

        private String label() {
            return kind.toLowerCase(Locale.ROOT) + " " + sqlName;
        }

        private String grant(String privileges, String role) {
            String to = kind.endsWith("VIEW") ? "TABLE" : kind;
            return "GRANT " + privileges + " ON " + to + " " + sqlName + " TO " + Identifiers.quote(role) + ";";
        }
    }

    /** Asks for all things of those names that the role does not own, with the privileges on them that it lacks. */
    private String question() {
        String message = failure.error().message();
        Set<String> both = new LinkedHashSet<>(needs.names());
        both.removeIf(name -> !isIn(message, name));
        Set<String> named = new LinkedHashSet<>(both);
        named.addAll(Arrays.asList(message.split(NO_NAME)));
        return "WITH things (kind, sql_name, schema, name, owner, lacking) AS ("
                + String.join(
                        " UNION ALL ",
                        relations(list(both), list(named)),
                        functions(list(both)),
                        types(list(both)),
                        schemas(list(named)),
                        database(list(named)))
                + ") SELECT kind, sql_name, schema, name, pg_get_userbyid(owner), lacking FROM things"
                + " WHERE NOT pg_has_role(owner, 'USAGE') AND (lacking <> '' OR kind NOT IN ('SCHEMA', 'DATABASE')"
                + (needs.isAboutSchema() ? " OR kind = 'SCHEMA'" : "") + ")";
    }

    private static String relations(String names, String sequences) {
        // An index belongs to its table's owner; a sequence may be at work that the statement does not name.
        return "SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'"
                + " ELSE 'TABLE' END, format('%I.%I', nspname, c.relname), nspname::text, named.relname::text,"
                + " c.relowner, CASE c.relkind WHEN 'S' THEN "
                + lacking("USAGE,SELECT,UPDATE", "has_sequence_privilege(c.oid, privilege)") + " ELSE "
                + lacking(
                        "SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER",
                        "has_table_privilege(c.oid, privilege)")
                + " END FROM pg_catalog.pg_class AS named LEFT JOIN pg_catalog.pg_index AS i ON indexrelid = named.oid"
                + " JOIN pg_catalog.pg_class AS c ON c.oid = coalesce(indrelid, named.oid)"
                + " JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace"
                + " WHERE named.relkind IN ('r', 'p', 'v', 'm', 'f', 'i', 'I') AND named.relname IN (" + names
                + ") OR named.relkind = 'S' AND named.relname IN (" + sequences + ")";
    }

    private static String functions(String names) {
        return "SELECT CASE prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, format('%I.%I(%s)', nspname, proname,"
                + " pg_get_function_identity_arguments(p.oid)), nspname::text, proname::text,"
                + " proowner, "
                + lacking("EXECUTE", "has_function_privilege(p.oid, privilege)")
                + " FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid = pronamespace"
                + " WHERE prokind <> 'a' AND proname IN (" + names + ")";
    }

    private static String types(String names) {
        return "SELECT CASE typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, format('%I.%I', nspname, typname),"
                + " nspname::text, typname::text, typowner, "
                + lacking("USAGE", "has_type_privilege(t.oid, privilege)")
                + " FROM pg_catalog.pg_type AS t JOIN pg_catalog.pg_namespace AS n ON n.oid = typnamespace"
                + " WHERE typtype IN ('d', 'e', 'r') AND typname IN (" + names + ")";
    }

    private static String schemas(String names) {
        return "SELECT 'SCHEMA', format('%I', nspname), '', nspname::text, nspowner, "
                + lacking("USAGE,CREATE", "has_schema_privilege(n.oid, privilege)")
                + " FROM pg_catalog.pg_namespace AS n WHERE nspname IN (" + names + ")";
    }

    private static String database(String names) {
        return "SELECT 'DATABASE', format('%I', datname), '', datname::text, datdba, "
                + lacking("CREATE", "has_database_privilege(d.oid, privilege)")
                + " FROM pg_catalog.pg_database AS d WHERE datname = current_database() AND datname IN (" + names + ")";
    }

    private static String lacking(String privileges, String has) {
        return "coalesce((SELECT string_agg(privilege, ', ' ORDER BY place) FROM unnest(string_to_array("
                + Literals.quote(privileges) + ", ',')) WITH ORDINALITY AS needed (privilege, place) WHERE NOT " + has
                + "), '')";
    }

    private Optional<String> ofExtension(String role, String extension) {
        String sql = "SELECT v.superuser, v.trusted, has_database_privilege(current_database(), 'CREATE'),"
                + " format('GRANT CREATE ON DATABASE %I TO %I;', current_database(), current_user)"
                + " FROM pg_catalog.pg_available_extensions AS e JOIN pg_catalog.pg_available_extension_versions AS v"
                + " ON v.name = e.name AND version = default_version WHERE e.name = " + Literals.quote(extension);
        return session.query(ACTION, sql).orElse(List.of()).stream().findFirst().flatMap(row -> {
            if (row.get(0).equals("t") && row.get(1).equals("f")) {
                return Optional.of("Role " + role + " may not create extension " + extension
                        + ", only a superuser may. Have one run: CREATE EXTENSION " + Identifiers.quote(extension)
                        + "; The script's own passes over it with IF NOT EXISTS.");
            }
            return row.get(2).equals("f")
                    ? Optional.of("As the owner or a superuser, run: " + row.get(3))
                    : Optional.empty();
        });
    }

    private static boolean isIn(String message, String name) {
        return Pattern.compile("(?<!" + NAME_CHARACTER + ")" + Pattern.quote(name) + "(?!" + NAME_CHARACTER + ")")
                .matcher(message)
                .find();
    }

    private static String list(Collection<String> names) {
        return names.isEmpty()
                ? "NULL"
                : names.stream()
                        .filter(name -> name.indexOf('\0') < 0)
                        .map(Literals::quote)
                        .collect(Collectors.joining(", "));
    }
}
