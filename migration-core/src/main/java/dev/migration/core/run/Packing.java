package dev.migration.core.run;

import dev.migration.core.postgres.SqlStatement;
import dev.migration.core.run.RunPlan.ScriptedStep;
import dev.migration.core.run.RunResult.AppliedStep;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Says how many steps of one transaction travel in one message, which spares the round trips between them.
 *
 * <p>The answers of a message may come all at once, at its end. So there are several steps in one only while steps are quick; and
 * what may answer with rows, is large or brings data travels alone, for the answers of such a message are kept. So does the last
 * step of a run, with its commit: who ends the run at an earlier step ends it before that.
 */
final class Packing {

    private static final int MOST_STEPS = 128;
    private static final int MOST_CHARACTERS = 1 << 16;
    private static final Duration SLOW = Duration.ofMillis(50);

    // What these do is answered by a word and a number, unless there is a RETURNING.
    private static final Set<String> SILENT =
            Set.of("alter", "comment", "create", "delete", "drop", "grant", "insert", "revoke", "truncate", "update");

    private int most = 1;

    /** Returns the number of steps in the next message: the first ones of what is left of the run, at least one. */
    int next(List<ScriptedStep> left) {
        int characters = 0;
        int count = 0;
        for (ScriptedStep step : left.subList(0, left.size() - 1)) {
            characters += characters(step);
            if (count == most || characters > MOST_CHARACTERS || !isSilent(step)) {
                break;
            }
            count++;
        }
        return Math.max(count, 1);
    }

    /** Takes note of how long the steps of the last message took. */
    void took(List<AppliedStep> steps) {
        boolean slow = steps.stream().anyMatch(step -> step.duration().compareTo(SLOW) > 0);
        most = slow ? 1 : Math.min(most * 2, MOST_STEPS);
    }

    private static int characters(ScriptedStep step) {
        return step.section().statements().stream()
                .mapToInt(statement -> statement.text().length())
                .reduce(0, (sum, length) -> Math.min(sum + length, MOST_CHARACTERS + 1));
    }

    private static boolean isSilent(ScriptedStep step) {
        return step.section().statements().stream().allMatch(Packing::isSilent);
    }

    private static boolean isSilent(SqlStatement statement) {
        String text = statement.text().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
            end++;
        }
        return SILENT.contains(text.substring(0, end)) && !text.contains("returning");
    }
}
