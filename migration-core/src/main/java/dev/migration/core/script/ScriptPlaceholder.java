package dev.migration.core.script;

import static java.util.stream.Collectors.joining;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a script template can leave to be filled in. */
enum ScriptPlaceholder {
    HEADER("header"),
    MESSAGE("message"),
    REVISION("revision"),
    REVISES("revises"),
    BRANCH_LABELS("branchLabels"),
    DEPENDS_ON("dependsOn"),
    CREATED("created"),
    SLUG("slug"),
    YEAR("year"),
    MONTH("month"),
    DAY("day"),
    UPGRADE("upgrade"),
    DOWNGRADE("downgrade");

    private final String word;

    ScriptPlaceholder(String word) {
        this.word = word;
    }

    /** Returns the placeholder of a name; empty when there is none. */
    static Optional<ScriptPlaceholder> named(String word) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.word.equals(word))
                .findFirst();
    }

    /** Returns all placeholders as a list for an error text. */
    static String all() {
        return Arrays.stream(values()).map(ScriptPlaceholder::toString).collect(joining(", "));
    }

    /** Returns what stands there in a script; may have several lines, separated by LF, and be empty. */
    String of(NewScript script) {
        return switch (this) {
            case HEADER -> ScriptText.header(script);
            case MESSAGE -> script.messageLines()[0];
            case REVISION -> script.id().value();
            case REVISES -> list(script.downRevisions());
            case BRANCH_LABELS -> list(script.branchLabels());
            case DEPENDS_ON -> list(script.dependsOn());
            case CREATED -> script.createdAt().truncatedTo(ChronoUnit.SECONDS).toString();
            case SLUG -> Slug.of(script.message());
            case YEAR -> FileNameTemplate.date("uuuu", script.createdAt());
            case MONTH -> FileNameTemplate.date("MM", script.createdAt());
            case DAY -> FileNameTemplate.date("dd", script.createdAt());
            case UPGRADE -> ScriptText.upgrade(script);
            case DOWNGRADE -> ScriptText.downgrade(script);
        };
    }

    private static String list(List<?> values) {
        return values.stream().map(String::valueOf).collect(joining(", "));
    }

    /** Returns the placeholder as a template writes it. */
    @Override
    public String toString() {
        return "{" + word + "}";
    }
}
