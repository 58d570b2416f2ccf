package dev.migration.maven;

import dev.migration.core.command.NewRevision;
import dev.migration.core.command.NewRevisionRequest;
import dev.migration.core.script.ScriptNames;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that write a script share: how it is named. */
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

    /** Writes a script; all scripts are read anew, so that one that was just written counts. */
    final NewRevision.Written writeScript(NewRevisionRequest request) throws MojoExecutionException {
        ScriptNames names = ScriptNames.defaults();
        names = fileName == null ? names : names.withFileName(fileName);
        names = revisionIds == null ? names : names.withRevisionIds(revisionIds);
        return migrations().withScriptNames(names).newRevision(request);
    }
}
