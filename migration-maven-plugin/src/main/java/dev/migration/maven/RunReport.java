package dev.migration.maven;

import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.RunResult;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in a line what a run did and where the database is now. */
final class RunReport {

    private RunReport() {}

    static String of(RunResult result) {
        int count = result.applied().size();
        String done = count == 0
                ? "Nothing to do"
                : count + (count == 1 ? " migration" : " migrations") + " in " + Durations.text(result.duration());
        return done + "; the database is at " + place(result.plan().rowsAfter());
    }

    private static String place(Set<RevisionId> rows) {
        return rows.isEmpty()
                ? "base"
                : rows.stream().map(RevisionId::value).sorted().collect(Collectors.joining(", "));
    }
}
