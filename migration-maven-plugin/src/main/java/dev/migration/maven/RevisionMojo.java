package dev.migration.maven;

import dev.migration.core.command.NewRevision;
import dev.migration.core.command.NewRevisionRequest;
import dev.migration.core.revision.Target;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new, empty script into the module's folder. It continues the module's head; a module's first script is a base
 * that carries the module's name as its branch label. Bound to a phase, it writes nothing without a message.
 *
 * @since 0.1.0
 */
@Mojo(name = "revision", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, aggregator = true, threadSafe = true)
public final class RevisionMojo extends NewScriptMojo {

    /**
     * What the script revises, in place of the module's head: ids or their beginnings, labels, <code>base</code> for a new
     * line; several, separated by commas, for a merge.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.head")
    private @Nullable String head;

    /**
     * Whether it may revise what is revised already, so that a branch begins there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.splice", defaultValue = "false")
    private boolean splice;

    /**
     * What must be applied before it without being revised by it, separated by commas, such as
     * <code>employees@head</code>; written as ids.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.dependsOn")
    private @Nullable String dependsOn;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        if (message().isEmpty() && isBoundToPhase()) {
            getLog().info("No revision to write: migration.message is not set");
            return;
        }
        String text = message().isEmpty() ? askForMessage() : message();
        MavenProject target =
                reactor().module(moduleName(), "revision -Dmigration.message=\"" + text + "\"", questions());
        NewRevisionRequest request = request(target, text)
                .withHeads(head == null ? List.of() : Target.parseAll(head), splice)
                .withDependsOn(dependsOn == null ? List.of() : Target.parseAll(dependsOn));
        NewRevision.Written written = writer().newRevision(request);
        answer(NewScriptAnswer.of(written, relative(written.file())));
    }

    private String askForMessage() throws MojoFailureException {
        return questions()
                .ask("What the revision does, such as \"create users\"")
                .orElseThrow(() -> new MojoFailureException(
                        "A revision needs a message. Say what it does with -Dmigration.message=\"create users\"."));
    }
}
