package dev.migration.core.run;

import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Step;
import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param plan what was to be done
 * @param applied the steps that are committed, in order; all of the plan's, unless the run failed
 */
public record RunResult(MigrationPlan plan, List<AppliedStep> applied) {

    /** Copies the list. */
    public RunResult {
        applied = List.copyOf(applied);
    }

    /** Returns the time of all steps together. */
    public Duration duration() {
        return applied.stream().map(AppliedStep::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * A step that is through.
     *
     * @param step the step
     * @param duration as seen from here, the way to the server included
     */
    public record AppliedStep(Step step, Duration duration) {}
}
