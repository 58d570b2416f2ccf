package dev.migration.core.script;

import static java.util.stream.Collectors.joining;

import dev.migration.core.error.Place;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the header that came of a template with what was asked for.
 *
 * @param name of the script
 * @param lines of the header
 * @param header what they say
 */
record HeaderComparison(String name, HeaderLines lines, Header header) {

    /** Returns what the header says otherwise, each at its line. That it says no time of creation is fine. */
    List<ScriptFault> faults(NewScript script) {
        List<ScriptFault> faults = new ArrayList<>();
        String message = String.join("\n", script.messageLines());
        if (!header.message().equals(message)) {
            faults.add(new ScriptFault(
                    firstComment(),
                    "The message would be '" + Excerpt.of(header.message(), 40) + "', not '" + Excerpt.of(message, 40)
                            + "'. Write '-- " + ScriptPlaceholder.MESSAGE + "' as the first comment, or "
                            + ScriptPlaceholder.HEADER + " for the whole header."));
        }
        compare(HeaderKey.REVISION, List.of(header.id()), List.of(script.id()), faults);
        compare(HeaderKey.REVISES, header.downRevisions(), script.downRevisions(), faults);
        compare(HeaderKey.BRANCH_LABELS, header.branchLabels(), script.branchLabels(), faults);
        compare(HeaderKey.DEPENDS_ON, header.dependsOn(), script.dependsOn(), faults);
        header.createdAt()
                .ifPresent(time -> compare(
                        HeaderKey.CREATED,
                        List.of(time),
                        List.of(script.createdAt().truncatedTo(ChronoUnit.SECONDS)),
                        faults));
        return faults;
    }

    private void compare(HeaderKey key, List<?> said, List<?> asked, List<ScriptFault> faults) {
        if (!said.equals(asked)) {
            faults.add(new ScriptFault(
                    placeOf(key).orElse(new Place(name, 1, 1)),
                    "The header's '" + key.text() + "' would be " + shown(said) + ", not " + shown(asked)
                            + ". Write '-- " + key.text() + ": " + placeholder(key) + "', or "
                            + ScriptPlaceholder.HEADER + " for the whole header."));
        }
    }

    private static String shown(List<?> values) {
        return values.isEmpty()
                ? "nothing"
                : values.stream().map(String::valueOf).collect(joining(", ", "'", "'"));
    }

    private static ScriptPlaceholder placeholder(HeaderKey key) {
        return switch (key) {
            case REVISION -> ScriptPlaceholder.REVISION;
            case REVISES -> ScriptPlaceholder.REVISES;
            case BRANCH_LABELS -> ScriptPlaceholder.BRANCH_LABELS;
            case DEPENDS_ON -> ScriptPlaceholder.DEPENDS_ON;
            case CREATED -> ScriptPlaceholder.CREATED;
        };
    }

    private Place firstComment() {
        return lines.comments().stream()
                .filter(comment -> comment.form() != HeaderComment.Form.BLANK)
                .map(HeaderComment::line)
                .findFirst()
                .orElse(lines.last())
                .place(name);
    }

    private Optional<Place> placeOf(HeaderKey key) {
        return lines.comments().stream()
                .filter(comment -> comment.key().equals(Optional.of(key)))
                .map(comment -> comment.line().place(name))
                .findFirst();
    }
}
