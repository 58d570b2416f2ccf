package dev.migration.core.script;

import java.util.ArrayList;
import java.util.List;

/** Takes the files that a scan finds and reads their headers, collecting scripts and faults. */
final class ScriptSink {

    private final List<Script> scripts = new ArrayList<>();
    private final List<ScriptFault> faults = new ArrayList<>();

    /** Returns whether a file of that name, without folders, is a script. */
    static boolean isScript(String fileName) {
        return fileName.endsWith(".sql") && !fileName.startsWith(".");
    }

    void add(ScriptFile file) {
        try {
            scripts.add(Script.of(file));
        } catch (InvalidScriptsException e) {
            faults.addAll(e.faults());
        }
    }

    /**
     * Returns the scripts found.
     *
     * @throws InvalidScriptsException with the faults of all files
     */
    List<Script> scripts() {
        if (!faults.isEmpty()) {
            throw new InvalidScriptsException(faults);
        }
        return scripts;
    }
}
