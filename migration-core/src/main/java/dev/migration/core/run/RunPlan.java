package dev.migration.core.run;

import dev.migration.core.config.TransactionMode;
import dev.migration.core.plan.DowngradeStep;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.RevisionStep;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.script.Script;
import dev.migration.core.script.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A plan with the statements of its scripts: read, checked and ready to run.
 *
 * @param plan the steps and the rows before and after
 * @param steps one for each of the plan's, in its order
 */
public record RunPlan(MigrationPlan plan, List<ScriptedStep> steps) {

    /** Copies the list. */
    public RunPlan {
        steps = List.copyOf(steps);
    }

    /** Returns the version table's rows before the run's first commit and after each of its commits, in order. */
    List<Set<RevisionId>> states(TransactionMode mode) {
        List<Set<RevisionId>> states = new ArrayList<>();
        states.add(plan.rowsBefore());
        if (mode == TransactionMode.EACH) {
            steps.forEach(step -> states.add(step.step().rowsAfter()));
        } else {
            states.add(plan.rowsAfter());
        }
        return states;
    }

    /** Returns a plan for each step, in order, each beginning where the one before it ends. */
    public List<RunPlan> perStep() {
        List<RunPlan> plans = new ArrayList<>();
        for (ScriptedStep scripted : steps) {
            RevisionStep step = scripted.step();
            boolean first = plans.isEmpty();
            MigrationPlan alone = new MigrationPlan(
                    List.of(step),
                    first ? plan.rowsBefore() : step.rowsBefore(),
                    step.rowsAfter(),
                    first ? plan.redundantRows() : List.of());
            plans.add(new RunPlan(alone, List.of(scripted)));
        }
        return plans;
    }

    /**
     * A step and what it runs.
     *
     * @param step the step
     * @param script the script that the step runs
     * @param section the upgrade or downgrade section of it
     * @param checksum of the script's upgrade section, hex
     */
    public record ScriptedStep(RevisionStep step, Script script, Section section, String checksum) {

        /** Returns {@code upgrade} or {@code downgrade}, as the history table says it. */
        String direction() {
            return step instanceof DowngradeStep ? "downgrade" : "upgrade";
        }
    }
}
