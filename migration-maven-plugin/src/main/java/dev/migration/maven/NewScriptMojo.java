package dev.migration.maven;

import dev.migration.core.Migrations;
import dev.migration.core.command.NewRevisionRequest;
import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.InvalidNameException;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.script.ScriptNames;
import dev.migration.core.script.ScriptTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals that write a script share: what it is, how it is named, what it looks like. */
abstract class NewScriptMojo extends MigrationMojo {

    /**
     * The name of the new file, which may be in folders beneath that of the scripts: text with the placeholders
     * <code>{revision}</code>, <code>{slug}</code> (the message's words), <code>{year}</code>, <code>{month}</code> and
     * <code>{day}</code> (of UTC). Default: <code>{revision}_{slug}</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.fileName")
    private @Nullable String fileName;

    /**
     * How new ids are made: <code>random</code>, twelve hexadecimal digits, or <code>sequential</code>, <code>001</code>,
     * <code>002</code> and so on, one more than the highest number in the graph. Default: <code>random</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.revisionIds")
    private @Nullable String revisionIds;

    /**
     * A file that new scripts look like, relative to the module or, if it is not there, to the folder that Maven was started
     * in: the text of a script with placeholders such as <code>{header}</code>, <code>{upgrade}</code> and
     * <code>{downgrade}</code>. Default: a header and two empty sections.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.scriptTemplate")
    private @Nullable String scriptTemplate;

    /**
     * What the script does, in a line: its first comment, and part of its file's name. A revision needs one; a merge says
     * <code>merge</code> and the ids by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.message")
    private @Nullable String message;

    /**
     * Its branch labels, separated by commas; each of at most 128 characters.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.branchLabel")
    private @Nullable String branchLabel;

    /**
     * Its id, in place of the one that <code>revisionIds</code> gives; at most 128 characters, and no name that Windows keeps
     * for a device, such as <code>con</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.revId")
    private @Nullable String revId;

    /**
     * The artifactId of the module to write it for, where the build has several; for a merge by default that of the heads.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.module")
    private @Nullable String module;

    /** Returns the message; empty when there is none. */
    final String message() {
        return message == null ? "" : message.strip();
    }

    /** Returns the module that the user names, if they do. */
    final @Nullable String moduleName() {
        return module;
    }

    /** Returns the engine, which names new scripts as the user wants. */
    final Migrations writer() throws MojoExecutionException {
        ScriptNames names = ScriptNames.defaults();
        names = fileName == null ? names : names.withFileName(fileName);
        names = revisionIds == null ? names : names.withRevisionIds(revisionIds);
        return migrations().withScriptNames(names);
    }

    /** Returns what the user wants of a script in any case. */
    final NewRevisionRequest request(MavenProject target, String text) {
        NewRevisionRequest request = NewRevisionRequest.of(
                        target.getArtifactId(), moduleScripts().folders(target).get(0), text)
                .withBranchLabels(named("migration.branchLabel", () -> BranchLabel.parseAll(branchLabel)));
        if (revId != null) {
            String id = revId.strip();
            request = request.withRevision(named("migration.revId", () -> RevisionId.parse(id)));
        }
        return scriptTemplate == null ? request : request.withTemplate(template(target, scriptTemplate.strip()));
    }

    private static <T> T named(String property, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (InvalidNameException e) {
            throw e.in(property);
        }
    }

    private ScriptTemplate template(MavenProject target, String path) {
        Path ofModule = target.getBasedir().toPath().resolve(path).normalize();
        Path ofRoot = root().resolve(path).normalize();
        Path file = !Files.exists(ofModule) && Files.exists(ofRoot) ? ofRoot : ofModule;
        return ScriptTemplate.load(file, relative(file).toString());
    }
}
