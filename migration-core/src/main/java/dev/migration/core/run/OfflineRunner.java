package dev.migration.core.run;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.error.Printable;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Step;
import dev.migration.core.postgres.SqlStatement;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.run.RunPlan.ScriptedStep;
import dev.migration.core.script.InvalidScriptsException;
import dev.migration.core.script.ScriptFault;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Writes what {@link OnlineRunner} would do as a script for psql. The same plan gives the same text: there is no time, user
 * or path in it.
 *
 * <p>The script begins with a guard that goes on only where the database is at the start of the plan, and creates the
 * version and history tables where they are missing. Each step checks the rows once more behind the version table's lock.
 */
public final class OfflineRunner {

    private static final String COPY =
            "'COPY … FROM stdin' cannot be in an idempotent script: psql would read its data as"
                    + " SQL where it skips the migration. Use INSERT, or a script that is not idempotent.";

    private static final String STEPWISE = "Its statements run one by one, without a transaction around them.";

    private static final byte[] BEFORE_HISTORY = SqlText.encode(SessionHygiene.BEFORE_HISTORY);

    private static final byte[] AFTER_STEP = SqlText.encode(SessionHygiene.AFTER_STEP);

    private final Bookkeeping bookkeeping;
    private final OfflineGuard guard;
    private final TransactionMode mode;

    /** Writes for databases with the settings' version table. */
    public OfflineRunner(MigrationConfig config) {
        this.bookkeeping = new Bookkeeping(config);
        this.guard = new OfflineGuard(bookkeeping);
        this.mode = config.transaction();
    }

    /** Returns the script of a prepared plan. */
    public SqlScript script(RunPlan plan) {
        return out -> write(plan, out);
    }

    private void write(RunPlan plan, OutputStream out) throws IOException {
        boolean each = mode == TransactionMode.EACH;
        SqlText sql = new SqlText();
        head(sql, plan.plan());
        sql.statement("BEGIN");
        guard.start(sql, plan.plan().rowsBefore());
        sql.statements(bookkeeping.deleteRows(plan.plan().redundantRows()));
        if (each) {
            sql.statement("COMMIT");
        }
        for (ScriptedStep step : plan.steps()) {
            title(sql, step);
            if (step.section().transactional()) {
                step(sql, step);
            } else {
                stepwise(sql, step);
            }
            sql.add(AFTER_STEP);
            sql.drainTo(out);
        }
        if (!each) {
            sql.statement("COMMIT");
        }
        sql.writeTo(out);
    }

    /**
     * Returns a script of a prepared upgrade that can be run wherever in its range a database is, and any number of times: it
     * runs the steps that the database lacks.
     *
     * @param map the graph that the plan was made from
     * @throws InvalidScriptsException if there is {@code COPY … FROM stdin}
     */
    public SqlScript idempotentScript(RunPlan plan, RevisionMap map) {
        refuseCopy(plan);
        return plan.steps().isEmpty() ? script(plan) : out -> writeIdempotent(plan, map, out);
    }

    private void writeIdempotent(RunPlan plan, RevisionMap map, OutputStream out) throws IOException {
        PendingGuard pending = new PendingGuard(bookkeeping.versionTableSql(), map, plan);
        boolean each = mode == TransactionMode.EACH;
        SqlText sql = new SqlText();
        head(sql, plan.plan());
        sql.comment("Runs those of the steps that the database lacks, wherever in this range it is.");
        sql.statement("BEGIN");
        guard.tables(sql);
        sql.statements(bookkeeping.deleteRows(plan.plan().redundantRows()));
        pending.start(sql);
        if (each) {
            sql.statement("COMMIT");
        }
        for (ScriptedStep step : plan.steps()) {
            title(sql, step);
            idempotentStep(sql, pending, step);
            sql.drainTo(out);
        }
        if (!each) {
            sql.blank();
            sql.statement("COMMIT");
        }
        sql.writeTo(out);
    }

    private void idempotentStep(SqlText sql, PendingGuard pending, ScriptedStep step) {
        boolean each = mode == TransactionMode.EACH;
        Revision revision = step.step().revision();
        List<String> rows = bookkeeping.replaceRows(pending.needs(revision), revision.id());
        pending.ifPending(sql, revision.id());
        if (each) {
            begin(sql, pending);
        }
        if (step.section().transactional()) {
            sql.statements(rows);
            script(sql, step);
        } else {
            sql.comment(STEPWISE);
            sql.statement("COMMIT");
            script(sql, step);
            begin(sql, pending);
            sql.statements(rows);
        }
        bookkeeping.historyRow(sql, step);
        if (each) {
            pending.keepRows(sql);
            sql.statement("COMMIT");
        }
        sql.add(AFTER_STEP);
        sql.line("\\endif");
    }

    private void begin(SqlText sql, PendingGuard pending) {
        sql.statement("BEGIN");
        sql.statement(bookkeeping.lock());
        pending.expectUnchanged(sql);
    }

    // In a branch that it skips, psql reads on for the end of a statement: rows of data are no statements.
    private static void refuseCopy(RunPlan plan) {
        List<ScriptFault> faults = plan.steps().stream()
                .flatMap(step -> step.section().statements().stream())
                .filter(statement -> statement.copyData().isPresent())
                .map(statement -> new ScriptFault(statement.place(), COPY))
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidScriptsException(faults);
        }
    }

    /** Returns the script of a stamp, each line ended by LF. */
    public String stamp(MigrationPlan plan) {
        SqlText sql = new SqlText();
        head(sql, plan);
        sql.statement("BEGIN");
        guard.start(sql, plan.rowsBefore());
        for (Step step : plan.steps()) {
            sql.blank();
            sql.comment("Running stamp " + names(step.from()) + " -> " + names(step.to()));
            bookkeeping.change(sql, step);
            sql.statement(bookkeeping.stampRow(step));
        }
        sql.statement("COMMIT");
        return sql.toString();
    }

    private void step(SqlText sql, ScriptedStep step) {
        boolean each = mode == TransactionMode.EACH;
        if (each) {
            begin(sql, step);
        }
        bookkeeping.change(sql, step.step());
        script(sql, step);
        bookkeeping.historyRow(sql, step);
        if (each) {
            sql.statement("COMMIT");
        }
    }

    /** Outside of a transaction; psql does not note what is done, so that a failure in the middle is the user's to mend. */
    private void stepwise(SqlText sql, ScriptedStep step) {
        sql.comment(STEPWISE);
        begin(sql, step);
        sql.statement("COMMIT");
        script(sql, step);
        begin(sql, step);
        bookkeeping.change(sql, step.step());
        bookkeeping.historyRow(sql, step);
        sql.statement("COMMIT");
    }

    private void begin(SqlText sql, ScriptedStep step) {
        sql.statement("BEGIN");
        guard.step(sql, step.step().rowsBefore());
    }

    private static void script(SqlText sql, ScriptedStep step) {
        sql.blank();
        for (SqlStatement statement : step.section().statements()) {
            sql.statement(statement.text());
            if (statement.copyData().isPresent()) {
                sql.copyData(statement.copyData().get());
            }
        }
        sql.blank();
        sql.add(BEFORE_HISTORY);
    }

    private void head(SqlText sql, MigrationPlan plan) {
        sql.comment("From " + place(plan.rowsBefore()) + " to " + place(plan.rowsAfter()) + ": "
                + plan.steps().size() + (plan.steps().size() == 1 ? " step" : " steps") + ".");
        sql.comment("For psql, which stops at the first error; "
                + (mode == TransactionMode.EACH
                        ? "each step is a transaction of its own."
                        : "all steps are one transaction."));
        sql.line("\\set ON_ERROR_STOP on");
        sql.blank();
    }

    private static void title(SqlText sql, ScriptedStep step) {
        String message = Printable.line(step.step().revision().title());
        sql.blank();
        sql.add("-- Running ").add(step.direction()).add(" ");
        sql.add(names(step.step().from())).add(" -> ").add(names(step.step().to()));
        sql.add(message.isEmpty() ? "" : ", ").line(message);
    }

    private static String names(Collection<RevisionId> ids) {
        if (ids.size() == 1) {
            return Printable.line(ids.iterator().next().value());
        }
        List<String> lines = new ArrayList<>();
        for (RevisionId id : ids) {
            lines.add(Printable.line(id.value()));
        }
        return String.join(", ", lines);
    }

    private static String place(Set<RevisionId> rows) {
        return rows.isEmpty() ? "base" : names(List.copyOf(rows));
    }
}
