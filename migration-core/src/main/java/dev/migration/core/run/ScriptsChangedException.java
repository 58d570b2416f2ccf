package dev.migration.core.run;

import dev.migration.core.error.MigrationException;
import dev.migration.core.event.ChangedScript;
import java.util.List;
import java.util.stream.Collectors;

/** Scripts of applied revisions are no longer what was applied, so that other databases would become something else. */
public final class ScriptsChangedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient List<ChangedScript> changed;

    /**
     * Scripts that have changed.
     *
     * @param changed at least one, in the order in which they were applied
     */
    public ScriptsChangedException(List<ChangedScript> changed) {
        super(text(changed));
        this.changed = List.copyOf(changed);
    }

    /** Returns all scripts that have changed, in the order in which they were applied. */
    public List<ChangedScript> changed() {
        return changed;
    }

    private static String text(List<ChangedScript> changed) {
        if (changed.size() == 1) {
            return "The script of " + changed.get(0).revision().located()
                    + " has changed since it was applied; nothing was run. Put it back and write the change as a new"
                    + " revision, or record it as it is with repair.";
        }
        String listed = changed.stream()
                .map(script -> "    " + script.revision().located() + "\n")
                .collect(Collectors.joining());
        return changed.size() + " scripts have changed since they were applied; nothing was run:\n" + listed
                + "Put them back and write the changes as new revisions, or record them as they are with repair.";
    }
}
