package dev.migration.core.run;

import dev.migration.core.event.MigrationListener;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Step;
import java.util.function.Consumer;

/** Listeners that do one thing at one event. */
final class Listeners {

    private Listeners() {}

    static MigrationListener ofNotices(Consumer<String> consumer) {
        return new MigrationListener() {
            @Override
            public void serverNotice(String severity, String message) {
                consumer.accept(severity + " " + message);
            }
        };
    }

    static MigrationListener whenPlanned(Runnable action) {
        return new MigrationListener() {
            @Override
            public void planned(MigrationPlan plan) {
                action.run();
            }
        };
    }

    /** Acts before the step that leads to this revision. */
    static MigrationListener beforeStep(String revision, Runnable action) {
        return new MigrationListener() {
            @Override
            public void stepStarted(Step step) {
                if (step.to().toString().equals("[" + revision + "]")) {
                    action.run();
                }
            }
        };
    }
}
