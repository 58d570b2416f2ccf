package dev.migration.maven;

import dev.migration.core.command.NewRevision;
import dev.migration.core.command.NewRevisionRequest;
import dev.migration.core.revision.RevisionId;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new, empty script into the module's folder. It continues the module's head; a module's first script is a base
 * that carries the module's name as its branch label.
 *
 * @since 0.1.0
 */
@Mojo(name = "revision", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, aggregator = true, threadSafe = true)
public final class RevisionMojo extends MigrationMojo {

    /**
     * What the script does, in a line: its first comment, and part of its file's name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.message")
    private @Nullable String message;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        if (message == null || message.isBlank()) {
            throw new MojoFailureException(
                    "A revision needs a message. Say what it does with -Dmigration.message=\"create users\".");
        }
        MavenProject module = reactor().onlyModule("revision -Dmigration.message=\"" + message.strip() + "\"");
        Path folder = moduleScripts().folders(module).get(0);
        NewRevision.Written written =
                migrations().newRevision(NewRevisionRequest.of(module.getArtifactId(), folder, message.strip()));
        String revises = written.revision().isBase()
                ? "the first of its line"
                : "revises "
                        + written.revision().downRevisions().stream()
                                .map(RevisionId::value)
                                .collect(Collectors.joining(", "));
        getLog().info("Wrote " + relative(written.file()) + " ("
                + written.revision().id() + ", " + revises + ")");
    }
}
