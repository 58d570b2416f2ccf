package dev.migration.core.postgres;

import static java.util.stream.Collectors.joining;

import dev.migration.core.error.MigrationException;
import java.util.List;

/** SQL text that cannot be split into statements. */
public final class InvalidSqlException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient List<SqlFault> faults;

    InvalidSqlException(List<SqlFault> faults) {
        super(faults.stream().map(SqlFault::toString).collect(joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** Returns all faults in the order of the text, at least one. */
    public List<SqlFault> faults() {
        return faults;
    }
}
