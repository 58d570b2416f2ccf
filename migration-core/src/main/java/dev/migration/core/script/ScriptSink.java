package dev.migration.core.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the files that a scan finds and reads their headers. */
final class ScriptSink {

    private final List<ScriptFile> files = new ArrayList<>();

    /** Returns whether a file of that name, without folders, is a script. */
    static boolean isScript(String fileName) {
        return fileName.endsWith(".sql") && !fileName.startsWith(".");
    }

    void add(ScriptFile file) {
        files.add(file);
    }

    /**
     * Returns the scripts found.
     *
     * @throws InvalidScriptsException with the faults of all files
     */
    List<Script> scripts() {
        // Most of the work of a listing; files do not share anything.
        List<Read> read = files.parallelStream().map(Read::of).toList();
        List<ScriptFault> faults =
                read.stream().flatMap(each -> each.faults.stream()).toList();
        if (!faults.isEmpty()) {
            throw new InvalidScriptsException(faults);
        }
        return read.stream().flatMap(each -> each.script.stream()).toList();
    }

    /** What reading a header came to: the script, or what is wrong with it. */
    private record Read(Optional<Script> script, List<ScriptFault> faults) {

        static Read of(ScriptFile file) {
            try {
                return new Read(Optional.of(Script.of(file)), List.of());
            } catch (InvalidScriptsException e) {
                return new Read(Optional.empty(), e.faults());
            }
        }
    }
}
