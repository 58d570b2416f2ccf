package dev.migration.maven;

import dev.migration.core.Migrations;
import dev.migration.core.command.OfflineSql;
import dev.migration.core.config.Database;
import dev.migration.core.config.DatabaseUrl;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.NoDatabaseException;
import dev.migration.core.config.ServerCredentials;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.ConnectionSources;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.components.interactivity.Prompter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What all goals share: the settings that say which scripts and which database, and how errors reach the user. */
public abstract class MigrationMojo extends AbstractMojo {

    private static final String JDBC_URL = "migration.jdbcUrl";

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MojoExecution execution;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private PluginDescriptor plugin;

    /**
     * Leaves this goal out.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Folders with scripts, relative to the module. In place of <code>src/main/resources/db/migration</code>.
     *
     * @since 0.1.0
     */
    // Declared for Maven and its documentation: each module's own configuration is read, see ModuleScripts.
    @Parameter(property = "migration.scriptLocations")
    @SuppressWarnings("UnusedVariable")
    private @Nullable List<String> scriptLocations;

    /**
     * The database: <code>postgresql://user:password@host/database</code>, a JDBC or R2DBC URL, or <code>embedded:</code>
     * (<code>embedded:17</code>) for a real PostgreSQL that is started for the build. Without it the environment variable
     * <code>DATABASE_URL</code>, the file <code>.env</code>, <code>POSTGRES_*</code> and <code>PG*</code> are asked, in
     * this order.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.url")
    private @Nullable PlexusConfiguration url;

    /**
     * The role to connect as, where the URL does not say it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.username")
    private @Nullable String username;

    /**
     * The role's password. Better kept in settings.xml: see <code>serverId</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.password")
    private @Nullable PlexusConfiguration password;

    /**
     * The server in settings.xml whose user name and password are used; an encrypted password is decrypted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.serverId")
    private @Nullable String serverId;

    /**
     * The table that holds the current heads. <code>alembic_version</code> takes over a database of Alembic's.
     * Default: <code>migration_version</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.versionTable")
    private @Nullable String versionTable;

    /**
     * The schema of the version and history tables. Default: <code>public</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.versionTableSchema")
    private @Nullable String versionTableSchema;

    /**
     * How long to wait while another run is at work on the same database: <code>500ms</code>, <code>30s</code>,
     * <code>10min</code>. Default: <code>10min</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.lockWait")
    private @Nullable String lockWait;

    /**
     * The form of the answer: <code>text</code>, to the log, or <code>json</code>, to standard output, with <code>-q</code>
     * nothing else is printed. Default: <code>text</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.format")
    private @Nullable String format;

    /**
     * The file to write the answer to, in place of the log or standard output.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.outputFile")
    private @Nullable File outputFile;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private SettingsDecrypter decrypter;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private RepositorySystem repositories;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private Provider<Prompter> prompter;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, by migration.skip");
            return;
        }
        try {
            run();
        } catch (MigrationException e) {
            throw Advice.asFailure(e);
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException("A file cannot be read or written: " + e.getCause(), e);
        }
    }

    /** Does what the goal is for. */
    abstract void run() throws MojoExecutionException, MojoFailureException;

    /** Returns whether the goal runs because a pom binds it to a phase, not because the user typed it. */
    final boolean isBoundToPhase() {
        return execution.getSource() == MojoExecution.Source.LIFECYCLE;
    }

    /** Returns the project that the goal runs in. */
    final MavenProject project() {
        return project;
    }

    /** Returns this plugin. */
    final PluginDescriptor plugin() {
        return plugin;
    }

    /** Returns which modules this invocation is about. */
    final Reactor reactor() {
        return Reactor.of(session, project, execution);
    }

    /** Returns the one who asks the user; a goal that is bound to a phase, or runs in batch mode, asks nobody. */
    final Questions questions() {
        return new Questions(
                !isBoundToPhase()
                        && session.getSettings().isInteractiveMode()
                        && Questions.isTerminal(System.console()),
                prompter::get);
    }

    /** Returns where modules keep their scripts. */
    final ModuleScripts moduleScripts() {
        return new ModuleScripts(root(), plugin, session.getUserProperties().getProperty("migration.scriptLocations"));
    }

    /** Returns the engine over all scripts that can be resolved here. */
    final Migrations migrations() throws MojoExecutionException {
        Reactor reactor = reactor();
        Map<File, String> jars = new DependencyJars(repositories, session.getRepositorySession(), reactor)
                .of(isBoundToPhase() ? List.copyOf(reactor.scope()) : reactor.all());
        MigrationConfig config = configured(MigrationConfig.defaults());
        return Migrations.load(moduleScripts().locations(jars, reactor), config)
                .withListener(new LogListener(getLog(), config.transaction() == TransactionMode.ALL));
    }

    /** Returns the settings with what the user gave of them; a goal with settings of its own adds these. */
    MigrationConfig configured(MigrationConfig defaults) {
        MigrationConfig config = defaults;
        config = versionTable == null ? config : config.withVersionTable(versionTable);
        config = versionTableSchema == null ? config : config.withVersionTableSchema(versionTableSchema);
        return lockWait == null ? config : config.withLockWait(lockWait);
    }

    /**
     * Returns the database that the user names. It is looked for, and an embedded one started, when it is connected to: what
     * else is wrong with a command is said first, and needs no database.
     */
    final ConnectionSource database() {
        return new DatabaseOnDemand(() -> connectionSource(configuredDatabase()));
    }

    private Database configuredDatabase() {
        Optional<ServerCredentials> server = Optional.ofNullable(serverId)
                .filter(id -> !id.isBlank())
                .map(id -> new SettingsServers(session.getSettings(), decrypter).credentials(id));
        return settings()
                .find(
                        Confidential.of(url, session, execution),
                        Optional.ofNullable(username),
                        Confidential.of(password, session, execution),
                        server);
    }

    private DatabaseSettings settings() {
        return new DatabaseSettings(session, reactor().current());
    }

    /** Returns how to connect to a database; an embedded one is started, and its URL published to the modules. */
    private ConnectionSource connectionSource(Database database) {
        if (database instanceof Database.Embedded embedded) {
            String jdbcUrl = new EmbeddedServers(session, repositories, getLog()).start(embedded.major());
            publish(jdbcUrl);
            return connectionSource(
                    DatabaseUrl.parse(jdbcUrl, embedded.source(), settings().environment()));
        }
        return ConnectionSources.of((Database.Server) database);
    }

    /** Returns the database, if one is configured. */
    final Optional<ConnectionSource> databaseIfAny() {
        try {
            Database database = configuredDatabase();
            return Optional.of(new DatabaseOnDemand(() -> connectionSource(database)));
        } catch (NoDatabaseException e) {
            getLog().debug(e.getMessage());
            return Optional.empty();
        }
    }

    /** Returns the SQL of commands; the database is asked where it is only if the range begins there. */
    final OfflineSql offlineSql(Migrations migrations, RevisionRange range) {
        migrations.check(range);
        return range.startAsksForTheDatabase() ? migrations.offlineSql(database()) : migrations.offlineSql();
    }

    /** Gives the answer in the form and to the place that the user wants. */
    final void answer(Answer answer) throws MojoExecutionException {
        answers().write(answer);
    }

    /** Puts SQL to standard output, or into the file that the user names. */
    final void print(String sql) throws MojoExecutionException {
        answers().print(sql);
    }

    private AnswerWriter answers() {
        return new AnswerWriter(AnswerFormat.parse(format), outputFile, getLog(), standardOutput());
    }

    private PrintStream standardOutput() {
        // Maven 4 makes log lines of what is written to System.out.
        boolean captured =
                session.getSystemProperties().getProperty("maven.version", "3").startsWith("4");
        return captured
                ? new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                : System.out;
    }

    /** Returns a path as the user sees it from the folder that Maven was started in. */
    final Path relative(Path path) {
        return path.startsWith(root()) ? root().relativize(path) : path;
    }

    /** Warns where there is no script, so that nothing to do is not taken for everything done. */
    final void warnWithoutScripts(Migrations migrations) {
        if (migrations.revisionMap().revisions().isEmpty()) {
            getLog().warn(noScripts());
        }
    }

    /** Says that there is no script, and where they were looked for. */
    final String noScripts() {
        return "There is no script yet in "
                + String.join(" or ", moduleScripts().names(reactor().all()))
                + " of any module; migration:revision writes the first";
    }

    /** Returns the folder that Maven was started in. */
    final Path root() {
        return Path.of(session.getExecutionRootDirectory());
    }

    private void publish(String jdbcUrl) {
        reactor().current().forEach(module -> module.getProperties().setProperty(JDBC_URL, jdbcUrl));
    }
}
