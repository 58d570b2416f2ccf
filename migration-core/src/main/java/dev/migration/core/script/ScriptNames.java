package dev.migration.core.script;

import dev.migration.core.config.InvalidConfigException;
import java.util.Locale;

/**
 * How new scripts and their files are named. Immutable; start from {@link #defaults()}.
 *
 * @param fileName the names of files
 * @param ids the ids of revisions
 */
public record ScriptNames(FileNameTemplate fileName, RevisionIdSource ids) {

    /** Returns the defaults: random ids, and files that are named after id and message. */
    public static ScriptNames defaults() {
        return new ScriptNames(FileNameTemplate.DEFAULT, new RandomRevisionIds());
    }

    /**
     * Returns this with other names of files.
     *
     * @throws InvalidConfigException as {@link FileNameTemplate#parse} does
     */
    public ScriptNames withFileName(String template) {
        return new ScriptNames(FileNameTemplate.parse(template), ids);
    }

    /**
     * Returns this with other ids: {@code random} or {@code sequential}.
     *
     * @throws InvalidConfigException for anything else
     */
    public ScriptNames withRevisionIds(String kind) {
        return new ScriptNames(
                fileName,
                switch (kind.strip().toLowerCase(Locale.ROOT)) {
                    case "random" -> new RandomRevisionIds();
                    case "sequential" -> new SequentialRevisionIds();
                    default ->
                        throw new InvalidConfigException(
                                "migration.revisionIds", kind, "it is 'random' or 'sequential'");
                });
    }
}
