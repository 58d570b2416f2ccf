package dev.migration.core.script;

import static java.util.stream.Collectors.joining;

import dev.migration.core.error.MigrationException;
import java.util.List;

/** A template for new scripts has faults, or gives another script than the one that was asked for. One line for each. */
public final class InvalidTemplateException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient List<ScriptFault> faults;

    InvalidTemplateException(List<ScriptFault> faults) {
        super(inOrder(faults).stream().map(ScriptFault::toString).collect(joining("\n")));
        this.faults = inOrder(faults);
    }

    /** Returns all faults by place in the template, at least one. */
    public List<ScriptFault> faults() {
        return faults;
    }

    private static List<ScriptFault> inOrder(List<ScriptFault> faults) {
        return faults.stream().sorted(ScriptFault.IN_ORDER_OF_PLACE).toList();
    }
}
