package dev.migration.core.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the files that a scan finds, and reads them and their headers. */
final class ScriptSink {

    private final List<Found> files = new ArrayList<>();

    /** A file that a scan has found. */
    @FunctionalInterface
    interface Found {

        /**
         * Reads it, on any thread.
         *
         * @throws ScriptAccessException if it cannot be read
         */
        ScriptFile read();
    }

    /** Returns whether a file of that name, without folders, is a script. */
    static boolean isScript(String fileName) {
        return fileName.endsWith(".sql") && !fileName.startsWith(".");
    }

    void add(Found file) {
        files.add(file);
    }

    /**
     * Returns the scripts found.
     *
     * @throws ScriptAccessException if a file cannot be read
     * @throws InvalidScriptsException with the faults of all files
     */
    List<Script> scripts() {
        // Most of the work of a listing; files do not share anything.
        List<Read> read = Batches.map(files, Read::of);
        List<Script> scripts = new ArrayList<>(read.size());
        List<ScriptFault> faults = new ArrayList<>();
        for (Read each : read) {
            if (each.failure.isPresent()) {
                throw each.failure.get();
            }
            faults.addAll(each.faults);
            each.script.ifPresent(scripts::add);
        }
        if (!faults.isEmpty()) {
            throw new InvalidScriptsException(faults);
        }
        return scripts;
    }

    /** What reading a header came to: the script, or what is wrong with it. */
    private record Read(Optional<Script> script, List<ScriptFault> faults, Optional<ScriptAccessException> failure) {

        static Read of(Found file) {
            try {
                return new Read(Optional.of(Script.of(file.read())), List.of(), Optional.empty());
            } catch (InvalidScriptsException e) {
                return new Read(Optional.empty(), e.faults(), Optional.empty());
            } catch (ScriptAccessException e) {
                return new Read(Optional.empty(), List.of(), Optional.of(e));
            }
        }
    }
}
