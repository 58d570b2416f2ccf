package dev.migration.core.run;

import dev.migration.core.plan.Step;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.RunPlan.ScriptedStep;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Puts together what steps send: their scripts, and around them what keeps the tables true and the session clean. */
final class StepComposer {

    private static final String BEGIN = "begin a transaction";
    private static final String RESET = "reset the session";

    private final Session session;
    private final Bookkeeping bookkeeping;

    StepComposer(Session session, Bookkeeping bookkeeping) {
        this.session = session;
        this.bookkeeping = bookkeeping;
    }

    void begin(StepMessages messages) {
        messages.add(BEGIN, "BEGIN");
    }

    /** Begins a transaction in which nobody else changes the version table. */
    void beginAlone(StepMessages messages) {
        begin(messages);
        lock(messages);
    }

    void lock(StepMessages messages) {
        messages.add("lock " + bookkeeping.versionTable(), bookkeeping.lock());
    }

    void limit(StepMessages messages, List<String> limits) {
        messages.addAll(Retries.ACTION, limits);
    }

    void expect(StepMessages messages, Set<RevisionId> rows) {
        messages.addGuard(bookkeeping.expect(rows));
    }

    /** Checks the rows, and deletes those that others imply. */
    void expectAndClean(StepMessages messages, Set<RevisionId> rows, List<RevisionId> redundant) {
        expect(messages, rows);
        messages.addAll("write " + bookkeeping.versionTable(), bookkeeping.deleteRows(redundant));
    }

    void changeVersion(StepMessages messages, Step step) {
        messages.addAll("write " + bookkeeping.versionTable(), bookkeeping.change(step));
    }

    /** Adds the script, and the changes of both tables. */
    void migrate(StepMessages messages, ScriptedStep step) {
        addScript(messages, step);
        messages.add(writeHistory(), bookkeeping.historyRow(step));
    }

    /** Like {@link #migrate}; the step's duration, in milliseconds, is told as soon as the server is through with it. */
    void migrate(StepMessages messages, ScriptedStep step, Consumer<String> duration) {
        addScript(messages, step);
        messages.add(writeHistory(), bookkeeping.historyRowAndDuration(step), duration);
    }

    private void addScript(StepMessages messages, ScriptedStep step) {
        changeVersion(messages, step.step());
        step.section().statements().forEach(messages::addScript);
        beforeHistory(messages);
    }

    String writeHistory() {
        return "write " + bookkeeping.historyTable();
    }

    void beforeHistory(StepMessages messages) {
        messages.addAll(RESET, SessionHygiene.BEFORE_HISTORY);
    }

    void commit(StepMessages messages, boolean lastOfRun) {
        messages.addAll(Durability.ACTION, Durability.beforeCommit(lastOfRun));
        messages.addCommit();
    }

    void cleanUp(StepMessages messages) {
        messages.addAll(RESET, session.cleanUp());
    }
}
