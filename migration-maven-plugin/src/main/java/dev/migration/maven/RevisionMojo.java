package dev.migration.maven;

import dev.migration.core.command.NewRevision;
import dev.migration.core.command.NewRevisionRequest;
import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
     * What the script does, in a line: its first comment, and part of its file's name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.message")
    private @Nullable String message;

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
     * Its branch labels, separated by commas.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.branchLabel")
    private @Nullable String branchLabel;

    /**
     * What must be applied before it without being revised by it, separated by commas, such as
     * <code>employees@head</code>; written as ids.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.dependsOn")
    private @Nullable String dependsOn;

    /**
     * Its id, in place of the one that <code>revisionIds</code> gives.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.revId")
    private @Nullable String revId;

    /**
     * The artifactId of the module to write it for, where the build has several.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.module")
    private @Nullable String module;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        Optional<String> given = Optional.ofNullable(message).map(String::strip).filter(said -> !said.isEmpty());
        if (given.isEmpty() && isBoundToPhase()) {
            getLog().info("No revision to write: migration.message is not set");
            return;
        }
        String text = given.isPresent() ? given.get() : askForMessage();
        MavenProject target = reactor().module(module, "revision -Dmigration.message=\"" + text + "\"", questions());
        NewRevision.Written written = writeScript(request(target, text));
        answer(NewScriptAnswer.of(written, relative(written.file())));
    }

    private String askForMessage() throws MojoFailureException {
        return questions()
                .ask("What the revision does, such as \"create users\"")
                .orElseThrow(() -> new MojoFailureException(
                        "A revision needs a message. Say what it does with -Dmigration.message=\"create users\"."));
    }

    private NewRevisionRequest request(MavenProject target, String text) {
        Path folder = moduleScripts().folders(target).get(0);
        return new NewRevisionRequest(
                target.getArtifactId(),
                folder,
                text,
                head == null ? List.of() : Target.parseAll(head),
                splice,
                BranchLabel.parseAll(branchLabel),
                dependsOn == null ? List.of() : Target.parseAll(dependsOn),
                Optional.ofNullable(revId).map(String::strip).map(RevisionId::parse));
    }
}
