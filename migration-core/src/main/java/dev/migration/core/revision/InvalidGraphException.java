package dev.migration.core.revision;

import dev.migration.core.error.MigrationException;
import java.util.List;
import java.util.stream.Collectors;

/** Scripts that make no graph; carries all that is wrong with them. */
public final class InvalidGraphException extends MigrationException {

    private static final long serialVersionUID = 1L;
    private static final int LISTED = 50;

    private final transient List<GraphFault> faults;

    InvalidGraphException(List<GraphFault> faults) {
        super(text(faults));
        this.faults = List.copyOf(faults);
    }

    private static String text(List<GraphFault> faults) {
        if (faults.size() == 1) {
            return faults.get(0).message();
        }
        String more = faults.size() <= LISTED ? "" : "\n- and " + (faults.size() - LISTED) + " more";
        return faults.stream()
                .limit(LISTED)
                .map(fault -> "\n- " + fault.message())
                .collect(Collectors.joining("", "The scripts have " + faults.size() + " faults:", more));
    }

    /** Returns the faults: those of single revisions by module and id, then the cycles; not empty. */
    public List<GraphFault> faults() {
        return faults;
    }
}
