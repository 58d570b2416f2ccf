package dev.migration.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that may say which database to work on, as given; {@link #resolve()} decides. Nothing is mixed: the first place
 * that names a database counts alone.
 *
 * <ol>
 *   <li>{@code url}
 *   <li>{@code DATABASE_URL} of the environment
 *   <li>{@code .env} in each of the folders: its {@code DATABASE_URL}, else its {@code POSTGRES_*}
 *   <li>{@code POSTGRES_*} of the environment ({@code POSTGRES_HOST} or {@code POSTGRES_DB} must be there)
 *   <li>libpq's {@code PG*} of the environment ({@code PGHOST}, {@code PGDATABASE} or {@code PGSERVICE} must be there)
 * </ol>
 *
 * <p>User name and password come from {@code username} and {@code password} first, then from {@code server}, then from
 * the place that names the database. That {@code username} or {@code password} stands beside the same in {@code server}
 * is an error. A password counts only for its own user: where another user name outranks that of a URL, the URL's
 * password is not used.
 *
 * @param url {@code migration.url}; a blank one is none
 * @param username {@code migration.username}
 * @param password {@code migration.password}
 * @param server credentials that {@code migration.serverId} names
 * @param environment the variables of the process
 * @param dotEnvFolders where to look for {@code .env}, in this order: the module, the root
 */
public record DatabaseSources(
        Optional<String> url,
        Optional<String> username,
        Optional<Password> password,
        Optional<ServerCredentials> server,
        Map<String, String> environment,
        List<Path> dotEnvFolders) {

    /** Copies the collections; blank texts become empty. */
    public DatabaseSources {
        url = url.filter(text -> !text.isBlank());
        username = username.filter(text -> !text.isBlank());
        password = password.filter(secret -> !secret.reveal().isEmpty());
        environment = Map.copyOf(environment);
        dotEnvFolders = List.copyOf(dotEnvFolders);
    }

    /** Returns sources that name no database, to start from. */
    public static DatabaseSources none() {
        return new DatabaseSources(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of());
    }

    /** Returns a copy with another {@code migration.url}. */
    public DatabaseSources withUrl(String newUrl) {
        return new DatabaseSources(Optional.of(newUrl), username, password, server, environment, dotEnvFolders);
    }

    /** Returns a copy with another {@code migration.username}. */
    public DatabaseSources withUsername(String newUsername) {
        return new DatabaseSources(url, Optional.of(newUsername), password, server, environment, dotEnvFolders);
    }

    /** Returns a copy with another {@code migration.password}. */
    public DatabaseSources withPassword(Password newPassword) {
        return new DatabaseSources(url, username, Optional.of(newPassword), server, environment, dotEnvFolders);
    }

    /** Returns a copy with other credentials from settings.xml. */
    public DatabaseSources withServer(ServerCredentials newServer) {
        return new DatabaseSources(url, username, password, Optional.of(newServer), environment, dotEnvFolders);
    }

    /** Returns a copy with another environment. */
    public DatabaseSources withEnvironment(Map<String, String> newEnvironment) {
        return new DatabaseSources(url, username, password, server, newEnvironment, dotEnvFolders);
    }

    /** Returns a copy with other folders to look for {@code .env} in. */
    public DatabaseSources withDotEnvFolders(List<Path> newFolders) {
        return new DatabaseSources(url, username, password, server, environment, newFolders);
    }

    /**
     * Finds the database. Reads {@code .env} only when nothing before it names one.
     *
     * @throws NoDatabaseException if no place names a database
     * @throws InvalidDatabaseUrlException if the first place that does is not valid
     * @throws InvalidDotEnvException if a {@code .env} cannot be read
     * @throws ConflictingCredentialsException if user name or password is given twice
     */
    public Database resolve() {
        Database database = url.map(text -> DatabaseUrl.parse(text, "migration.url", environment))
                .or(this::environmentUrl)
                .or(this::dotEnv)
                .or(() -> DatabaseVariables.postgres(
                        environment, "environment variables POSTGRES_*", "the environment variable "::concat))
                .or(() -> DatabaseVariables.libpq(environment))
                .orElseThrow(NoDatabaseException::new);
        return database instanceof Database.Server found ? withCredentials(found) : database;
    }

    private Optional<Database> environmentUrl() {
        return url(environment, "environment variable " + DatabaseVariables.DATABASE_URL);
    }

    private Optional<Database> dotEnv() {
        return dotEnvFolders.stream()
                .distinct()
                .map(folder -> dotEnv(folder.resolve(DotEnv.FILE_NAME)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Database> dotEnv(Path file) {
        Map<String, String> variables = DotEnv.load(file, DatabaseVariables.namesInDotEnv(), environment);
        String source = file.toString();
        return url(variables, source)
                .or(() -> DatabaseVariables.postgres(
                        variables, source, name -> "the variable " + name + " of " + source));
    }

    private Optional<Database> url(Map<String, String> variables, String source) {
        return Optional.ofNullable(variables.get(DatabaseVariables.DATABASE_URL))
                .filter(text -> !text.isBlank())
                .map(text -> DatabaseUrl.parse(text, source, environment));
    }

    private Database withCredentials(Database.Server found) {
        checkConflicts();
        Optional<String> outranking = username.or(() -> server.flatMap(ServerCredentials::username));
        Optional<Password> ownPassword = outranking.isEmpty()
                        || outranking.equals(found.username())
                        || found.username().isEmpty()
                ? found.password()
                : Optional.empty();
        return new Database.Server(
                found.jdbcUrl(),
                outranking.or(found::username),
                password.or(() -> server.flatMap(ServerCredentials::password)).or(() -> ownPassword),
                found.keyPassword(),
                found.source());
    }

    private void checkConflicts() {
        server.ifPresent(credentials -> {
            if (username.isPresent() && credentials.username().isPresent()) {
                throw new ConflictingCredentialsException("user name", "migration.username", credentials.serverId());
            }
            if (password.isPresent() && credentials.password().isPresent()) {
                throw new ConflictingCredentialsException("password", "migration.password", credentials.serverId());
            }
        });
    }

    /** Tells nothing but which of the sources are there, since any of them may hold a password. */
    @Override
    public String toString() {
        return "DatabaseSources[url=" + url.isPresent() + ", username=" + username.isPresent() + ", password="
                + password.isPresent() + ", server=" + server.map(ServerCredentials::serverId) + ", environment="
                + environment.size() + " variables, dotEnvFolders=" + dotEnvFolders + "]";
    }
}
