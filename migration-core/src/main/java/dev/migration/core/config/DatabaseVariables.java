package dev.migration.core.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Sets of variables that name a database part by part. An empty variable is as good as none. */
final class DatabaseVariables {

    static final String DATABASE_URL = "DATABASE_URL";

    /** Those of the PostgreSQL container images and of many frameworks, with libpq's keyword for each. */
    private static final Map<String, String> POSTGRES = Map.of(
            "POSTGRES_HOST", "host",
            "POSTGRES_PORT", "port",
            "POSTGRES_DB", "dbname",
            "POSTGRES_USER", "user",
            "POSTGRES_PASSWORD", "password");

    /**
     * libpq's own, as far as they say how to connect. The driver reads {@code PGPASSFILE} itself.
     *
     * @see <a href="https://www.postgresql.org/docs/current/libpq-envars.html">Environment variables of libpq</a>
     */
    private static final Map<String, String> LIBPQ = Map.ofEntries(
            Map.entry("PGHOST", "host"),
            Map.entry("PGHOSTADDR", "hostaddr"),
            Map.entry("PGPORT", "port"),
            Map.entry("PGDATABASE", "dbname"),
            Map.entry("PGUSER", "user"),
            Map.entry("PGPASSWORD", "password"),
            Map.entry("PGAPPNAME", "application_name"),
            Map.entry("PGCHANNELBINDING", "channel_binding"),
            Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
            Map.entry("PGGSSENCMODE", "gssencmode"),
            Map.entry("PGGSSLIB", "gsslib"),
            Map.entry("PGKRBSRVNAME", "krbsrvname"),
            Map.entry("PGLOADBALANCEHOSTS", "load_balance_hosts"),
            Map.entry("PGOPTIONS", "options"),
            Map.entry("PGREQUIREAUTH", "require_auth"),
            Map.entry("PGREQUIRESSL", "requiressl"),
            Map.entry("PGSSLCERT", "sslcert"),
            Map.entry("PGSSLCERTMODE", "sslcertmode"),
            Map.entry("PGSSLCRL", "sslcrl"),
            Map.entry("PGSSLCRLDIR", "sslcrldir"),
            Map.entry("PGSSLKEY", "sslkey"),
            Map.entry("PGSSLMAXPROTOCOLVERSION", "ssl_max_protocol_version"),
            Map.entry("PGSSLMINPROTOCOLVERSION", "ssl_min_protocol_version"),
            Map.entry("PGSSLMODE", "sslmode"),
            Map.entry("PGSSLNEGOTIATION", "sslnegotiation"),
            Map.entry("PGSSLROOTCERT", "sslrootcert"),
            Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"));

    private static final String SERVICE = "PGSERVICE";

    private DatabaseVariables() {}

    /** Returns the names of the variables that a {@code .env} file may hold. */
    static Set<String> namesInDotEnv() {
        Set<String> names = new HashSet<>(POSTGRES.keySet());
        names.add(DATABASE_URL);
        return Set.copyOf(names);
    }

    /**
     * Reads {@code POSTGRES_HOST}, {@code POSTGRES_DB} and their like. Present when one of these two is; the host is
     * {@code localhost} unless given.
     *
     * @param source where the variables stand, as {@link Database#source()}
     * @param phrase how error texts call one of the variables
     */
    static Optional<Database> postgres(Map<String, String> variables, String source, UnaryOperator<String> phrase) {
        Map<String, String> settings = settings(POSTGRES, variables);
        if (!settings.containsKey("host") && !settings.containsKey("dbname")) {
            return Optional.empty();
        }
        return Optional.of(server(settings, new SettingNames.OfVariables(source, names(POSTGRES, phrase))));
    }

    /**
     * Reads libpq's variables. Present when there is a host, a database or a service; what the service says wins, as in
     * libpq, and the host is {@code localhost} unless given.
     */
    static Optional<Database> libpq(Map<String, String> environment) {
        Map<String, String> settings = settings(LIBPQ, environment);
        String service = environment.getOrDefault(SERVICE, "");
        if (service.isEmpty() && Set.of("host", "hostaddr", "dbname").stream().noneMatch(settings::containsKey)) {
            return Optional.empty();
        }
        Map<String, String> names = names(LIBPQ, "the environment variable "::concat);
        names.put("service", "the environment variable " + SERVICE);
        if (service.isEmpty()) {
            return Optional.of(server(settings, new SettingNames.OfVariables("environment variables PG*", names)));
        }
        String source = "environment variable " + SERVICE + "=" + service;
        Map<String, String> ofService =
                ServiceFile.load(service, new SettingNames.OfVariables(source, names), environment);
        settings.putAll(ofService);
        ofService.keySet().forEach(keyword -> names.put(keyword, "'" + keyword + "' of the service '" + service + "'"));
        return Optional.of(server(settings, new SettingNames.OfVariables(source, names)));
    }

    private static Database.Server server(Map<String, String> settings, SettingNames names) {
        if (!settings.containsKey("hostaddr")) {
            settings.putIfAbsent("host", "localhost");
        }
        return LibpqSettings.toServer(settings, names);
    }

    private static Map<String, String> settings(Map<String, String> keywords, Map<String, String> variables) {
        Map<String, String> settings = new LinkedHashMap<>();
        keywords.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> {
            String value = variables.getOrDefault(each.getKey(), "");
            if (!value.isEmpty()) {
                settings.put(each.getValue(), value);
            }
        });
        return settings;
    }

    private static Map<String, String> names(Map<String, String> keywords, UnaryOperator<String> phrase) {
        Map<String, String> names = new HashMap<>();
        keywords.forEach((variable, keyword) -> names.put(keyword, phrase.apply(variable)));
        return names;
    }
}
