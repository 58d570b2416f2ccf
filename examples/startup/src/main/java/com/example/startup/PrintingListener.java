package com.example.startup;

import dev.migration.core.event.MigrationListener;
import dev.migration.core.plan.RevisionStep;
import dev.migration.core.plan.Step;
import java.io.PrintStream;
import java.time.Duration;

/** Prints a line a migration. */
record PrintingListener(PrintStream out) implements MigrationListener {

    @Override
    public void stepFinished(Step step, Duration duration) {
        if (step instanceof RevisionStep run) {
            out.println("Applied " + run.revision().id() + ", " + run.revision().title());
        }
    }
}
