package dev.migration.maven;

import dev.migration.core.config.Database;
import dev.migration.core.config.DatabaseSources;
import dev.migration.core.config.ServerCredentials;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Collects, for the engine, what the session says about the database. */
final class DatabaseSettings {

    private static final String ENVIRONMENT = "env.";

    private final MavenSession session;
    private final List<MavenProject> modules;

    /** Settings for a goal that is about some modules. */
    DatabaseSettings(MavenSession session, List<MavenProject> modules) {
        this.session = session;
        this.modules = modules;
    }

    /**
     * Finds the database.
     *
     * @throws dev.migration.core.error.MigrationException when none is configured, or not well
     */
    Database find(
            Optional<Confidential> url,
            Optional<String> username,
            Optional<Confidential> password,
            Optional<ServerCredentials> server) {
        return new DatabaseSources(
                        url.map(Confidential::reveal),
                        username,
                        password.map(Confidential::password),
                        server,
                        environment(),
                        dotEnvFolders())
                .resolve();
    }

    /** Returns the variables as Maven saw them when it started, which is not this JVM's environment with a daemon. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        session.getSystemProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(ENVIRONMENT))
                .forEach(name -> environment.put(
                        name.substring(ENVIRONMENT.length()),
                        session.getSystemProperties().getProperty(name)));
        return environment;
    }

    private List<Path> dotEnvFolders() {
        List<Path> folders = new ArrayList<>();
        if (modules.size() == 1) {
            folders.add(modules.get(0).getBasedir().toPath());
        }
        folders.add(Path.of(session.getExecutionRootDirectory()));
        return folders;
    }
}
