package dev.migration.core.run;

import dev.migration.core.config.TransactionMode;
import dev.migration.core.plan.DowngradeStep;
import dev.migration.core.plan.IrreversibleException;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.RevisionStep;
import dev.migration.core.revision.Revision;
import dev.migration.core.run.RunPlan.ScriptedStep;
import dev.migration.core.script.Batches;
import dev.migration.core.script.InvalidScriptsException;
import dev.migration.core.script.Script;
import dev.migration.core.script.ScriptBody;
import dev.migration.core.script.ScriptDirectory;
import dev.migration.core.script.ScriptFault;
import dev.migration.core.script.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the scripts of a plan and refuses what cannot work, before the first statement runs. */
public final class Preparation {

    private final ScriptDirectory scripts;
    private final TransactionMode mode;

    /** Prepares plans over these scripts, for runs of this mode. */
    public Preparation(ScriptDirectory scripts, TransactionMode mode) {
        this.scripts = scripts;
        this.mode = mode;
    }

    /**
     * Reads the section of each step.
     *
     * @throws InvalidScriptsException when scripts cannot be read, or hold statements that cannot run as they stand; all
     *     such faults are in it
     * @throws IrreversibleException when a script to be downgraded has no downgrade section
     */
    public RunPlan prepare(MigrationPlan plan) {
        List<ScriptedStep> steps = new ArrayList<>();
        List<ScriptFault> faults = new ArrayList<>();
        List<Revision> irreversible = new ArrayList<>();
        for (Read read : readAll(plan)) {
            faults.addAll(read.faults());
            if (read.body().isPresent()) {
                ScriptBody body = read.body().get();
                Optional<Section> section = section(read.step(), body, faults);
                if (section.isPresent()) {
                    steps.add(new ScriptedStep(read.step(), read.script(), section.get(), body.checksum()));
                } else {
                    irreversible.add(read.step().revision());
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidScriptsException(faults);
        }
        if (!irreversible.isEmpty()) {
            throw new IrreversibleException(irreversible);
        }
        return new RunPlan(plan, steps);
    }

    /** What reading the script of a step came to: its body, or what is wrong with it. */
    private record Read(RevisionStep step, Script script, Optional<ScriptBody> body, List<ScriptFault> faults) {}

    // Reading and lexing is most of the work before the first statement of a long run; scripts do not share anything.
    private List<Read> readAll(MigrationPlan plan) {
        return Batches.map(plan.revisionSteps(), this::read);
    }

    private Read read(RevisionStep step) {
        Script script = scripts.script(step.revision().id());
        try {
            return new Read(step, script, Optional.of(script.body()), List.of());
        } catch (InvalidScriptsException e) {
            return new Read(step, script, Optional.empty(), e.faults());
        }
    }

    private Optional<Section> section(RevisionStep step, ScriptBody body, List<ScriptFault> faults) {
        boolean down = step instanceof DowngradeStep;
        faults.addAll(down ? body.downgradeFaults() : body.upgradeFaults());
        Optional<Section> section = down ? body.downgrade() : Optional.of(body.upgrade());
        if (section.isPresent() && !section.get().transactional()) {
            faults.addAll(StepwiseRules.faults(section.get(), mode));
        }
        return section;
    }
}
