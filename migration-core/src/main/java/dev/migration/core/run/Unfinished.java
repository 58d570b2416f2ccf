package dev.migration.core.run;

import dev.migration.core.postgres.SqlStatement;
import dev.migration.core.postgres.StatementChecksum;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.RunPlan.ScriptedStep;
import java.util.List;

/**
 * A step that was begun outside of a transaction and is not through.
 *
 * @param id of its row in the history table
 * @param inDoubt whether the run ended without a word, so that the next statement may have run
 * @param statements how many are done
 * @param checksum of these, hex
 */
record Unfinished(long id, RevisionId revision, String direction, boolean inDoubt, int statements, String checksum) {

    /** Of a row of the history table. */
    static Unfinished of(List<String> row) {
        return new Unfinished(
                Long.parseLong(row.get(0)),
                new RevisionId(row.get(1)),
                row.get(2),
                row.get(3).equals("running"),
                Integer.parseInt(row.get(4)),
                row.get(5));
    }

    boolean isOf(ScriptedStep step) {
        return revision.equals(step.step().revision().id()) && direction.equals(step.direction());
    }

    /** Returns whether what is done is still how the step's section begins, and to be done one by one. */
    boolean isBeginningOf(ScriptedStep step) {
        List<SqlStatement> all = step.section().statements();
        if (statements == 0) {
            return true;
        }
        return !step.section().transactional()
                && statements <= all.size()
                && checksum.equals(StatementChecksum.of(all.subList(0, statements)));
    }
}
