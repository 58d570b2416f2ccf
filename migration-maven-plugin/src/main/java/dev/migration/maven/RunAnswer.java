package dev.migration.maven;

import dev.migration.core.plan.DowngradeStep;
import dev.migration.core.plan.RevisionStep;
import dev.migration.core.plan.Step;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.RunResult;
import dev.migration.core.run.RunResult.AppliedStep;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what a run did and where the database is now. */
final class RunAnswer {

    /** A step in JSON. */
    record StepDocument(
            String direction,
            String revision,
            List<String> from,
            List<String> to,
            String message,
            String module,
            long durationMs) {}

    /** The answer in JSON. */
    record Document(List<StepDocument> steps, long durationMs, List<String> rows) {}

    private RunAnswer() {}

    static Answer of(RunResult result) {
        int count = result.applied().size();
        String done = count == 0
                ? "Nothing to do"
                : count + (count == 1 ? " migration" : " migrations") + " in " + Durations.text(result.duration());
        List<String> rows = ids(result.plan().rowsAfter());
        String place = rows.isEmpty()
                ? "base"
                : rows.stream().sorted().map(Style.STRONG::of).collect(Collectors.joining(", "));
        return Answer.of(
                done + "; the database is at " + place,
                new Document(
                        result.applied().stream().flatMap(RunAnswer::step).toList(),
                        result.duration().toMillis(),
                        rows));
    }

    private static Stream<StepDocument> step(AppliedStep applied) {
        Step step = applied.step();
        if (!(step instanceof RevisionStep run)) {
            return Stream.empty();
        }
        Revision revision = run.revision();
        return Stream.of(new StepDocument(
                step instanceof DowngradeStep ? "downgrade" : "upgrade",
                revision.id().value(),
                ids(step.from()),
                ids(step.to()),
                revision.message(),
                revision.origin().module(),
                applied.duration().toMillis()));
    }

    private static List<String> ids(Collection<RevisionId> ids) {
        return ids.stream().map(RevisionId::value).toList();
    }
}
