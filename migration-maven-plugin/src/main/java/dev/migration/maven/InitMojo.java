package dev.migration.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Creates the module's folder of scripts, says what goes there, and shows what to put into the pom. The folder stays empty:
 * whatever lies in it goes into the jar.
 *
 * @since 0.1.0
 */
@Mojo(name = "init", aggregator = true, threadSafe = true)
public final class InitMojo extends MigrationMojo {

    /**
     * The artifactId of the module to begin with, where the build has several.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.module")
    private @Nullable String module;

    /** The answer in JSON. */
    record Document(String folder, boolean created) {}

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        MavenProject target = reactor().module(module, "init", questions());
        Path folder = moduleScripts().folders(target).get(0);
        boolean created = create(folder);
        answer(new Answer(
                List.of(
                        (created ? "Created " : "There is already ") + Style.STRONG.of(relative(folder)),
                        "Each migration is a file there: SQL with a header that says what it revises, and how to take it back.",
                        "",
                        "For the pom, if it is not there yet:",
                        "",
                        "  <plugin>",
                        "    <groupId>" + plugin().getGroupId() + "</groupId>",
                        "    <artifactId>" + plugin().getArtifactId() + "</artifactId>",
                        "    <version>" + plugin().getVersion() + "</version>",
                        "    <executions>",
                        "      <execution>",
                        "        <goals><goal>upgrade</goal></goals>",
                        "      </execution>",
                        "    </executions>",
                        "  </plugin>",
                        "",
                        "Then: mvn migration:revision -Dmigration.message=\"create users\""),
                new Document(relative(folder).toString(), created)));
    }

    private static boolean create(Path folder) throws MojoExecutionException {
        if (Files.isDirectory(folder)) {
            return false;
        }
        try {
            Files.createDirectories(folder);
            return true;
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "Cannot create '" + folder + "': " + FileProblem.reason(folder, e) + ".", e);
        }
    }
}
