package dev.migration.core.script;

import static java.util.stream.Collectors.joining;

import dev.migration.core.error.MigrationException;
import java.util.List;

/** One or several scripts have faults. The message has one line for each fault. */
public final class InvalidScriptsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient List<ScriptFault> faults;

    /** Creates an error from all faults, at least one. */
    public InvalidScriptsException(List<ScriptFault> faults) {
        super(inOrder(faults).stream().map(ScriptFault::toString).collect(joining("\n")));
        this.faults = inOrder(faults);
    }

    /** Returns all faults by file and place, at least one. */
    public List<ScriptFault> faults() {
        return faults;
    }

    private static List<ScriptFault> inOrder(List<ScriptFault> faults) {
        return faults.stream().sorted(ScriptFault.IN_ORDER_OF_PLACE).toList();
    }
}
