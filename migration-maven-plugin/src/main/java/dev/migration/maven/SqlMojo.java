package dev.migration.maven;

import dev.migration.core.Migrations;
import dev.migration.core.command.OfflineSql;
import dev.migration.core.command.SqlFile;
import dev.migration.core.command.SqlPair;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.revision.RevisionRange;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Writes the SQL of a range of migrations as two scripts for psql, to review and to run by hand: <code>upgrade.sql</code>,
 * and <code>downgrade.sql</code>, which takes it back. In a build both are attached, with the classifiers
 * <code>upgrade-sql</code> and <code>downgrade-sql</code>. Needs no database, unless the range begins at
 * <code>current</code>; the same scripts give the same bytes.
 *
 * @since 0.1.0
 */
@Mojo(name = "sql", defaultPhase = LifecyclePhase.PACKAGE, aggregator = true, threadSafe = true)
public final class SqlMojo extends MigrationMojo {

    private static final String UPGRADE = "upgrade";
    private static final String DOWNGRADE = "downgrade";

    /**
     * The range, <code>from:to</code>: the state that the database is taken to be in, which may be several revisions
     * separated by commas, and where to go. Default: from base to all heads.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.target")
    private @Nullable String target;

    /**
     * The start of the range, such as the last release's revision, in place of <code>target</code>.
     * <code>current</code> asks the database where it is, and changes nothing there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.from")
    private @Nullable String from;

    /**
     * The end of the range, in place of <code>target</code>. Default: all heads.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.to")
    private @Nullable String to;

    /**
     * Where the scripts go.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.sqlFolder", defaultValue = "${project.build.directory}/migration")
    @SuppressWarnings("NullAway.Init")
    private File sqlFolder;

    /**
     * Whether to attach the scripts to the build, so that they are installed and deployed with it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.attach", defaultValue = "true")
    private boolean attach;

    /**
     * <code>each</code>: a transaction for each migration; <code>all</code>: one for the whole script. Default:
     * <code>each</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.transaction")
    private @Nullable String transaction;

    /**
     * Whether to write one script for each migration, too: <code>upgrade/0001_&lt;revision&gt;_&lt;message&gt;.sql</code>
     * and so on, and likewise in <code>downgrade</code>. Each can be run by itself. They are not attached. Numbered
     * files of an earlier run are removed from the two folders.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.perMigrationFiles", defaultValue = "false")
    private boolean perMigrationFiles;

    /**
     * Whether <code>upgrade.sql</code> can be run wherever in the range a database is, and any number of times: it runs what
     * the database lacks. Needs psql; a migration with <code>COPY … FROM stdin</code> is refused. Not for
     * <code>downgrade.sql</code>, nor for the scripts of <code>perMigrationFiles</code>: these begin at one place.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.idempotent", defaultValue = "false")
    private boolean idempotent;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private MavenProjectHelper projectHelper;

    /** The answer in JSON. */
    record Document(@Nullable String upgrade, @Nullable String downgrade) {}

    @Override
    MigrationConfig configured(MigrationConfig defaults) {
        MigrationConfig config = super.configured(defaults);
        return transaction == null ? config : config.withTransaction(TransactionMode.parse(transaction));
    }

    @Override
    void run() throws MojoExecutionException {
        RevisionRange range = RevisionRange.of(target, from, to);
        Migrations migrations = migrations();
        warnWithoutScripts(migrations);
        OfflineSql sql = offlineSql(migrations, range);
        SqlPair pair = sql.pair(range, idempotent);
        List<SqlFile> scripts = new ArrayList<>(List.of(new SqlFile(UPGRADE + ".sql", pair.upgrade())));
        if (pair.revert() instanceof SqlPair.Revert.Script script) {
            scripts.add(new SqlFile(DOWNGRADE + ".sql", script.sql()));
        }
        folder().write(scripts);
        writeFiles(UPGRADE, () -> sql.upgradeFiles(range));
        String upgrade = attached(UPGRADE);
        List<String> lines = new ArrayList<>(List.of("Wrote " + Style.STRONG.of(upgrade)));
        @Nullable String downgrade = null;
        if (pair.revert() instanceof SqlPair.Revert.Impossible impossible) {
            folder().remove(DOWNGRADE + ".sql");
            writeFiles(DOWNGRADE, List::of);
            getLog().warn("No downgrade.sql: " + impossible.reason().getMessage());
        } else {
            writeFiles(DOWNGRADE, () -> sql.revertFiles(range));
            downgrade = attached(DOWNGRADE);
            lines.add("Wrote " + Style.STRONG.of(downgrade));
        }
        answer(new Answer(lines, new Document(upgrade, downgrade)));
    }

    private String attached(String name) {
        Path file = sqlFolder.toPath().resolve(name + ".sql");
        if (attach) {
            projectHelper.attachArtifact(project(), "sql", name + "-sql", file.toFile());
        }
        return relative(file).toString();
    }

    private void writeFiles(String name, Supplier<List<SqlFile>> files) throws MojoExecutionException {
        if (perMigrationFiles) {
            new SqlFolder(sqlFolder.toPath().resolve(name)).writeNumbered(files.get());
        }
    }

    private SqlFolder folder() {
        return new SqlFolder(sqlFolder.toPath());
    }
}
