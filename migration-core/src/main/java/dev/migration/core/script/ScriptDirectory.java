package dev.migration.core.script;

import dev.migration.core.revision.InvalidGraphException;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * All scripts of the modules in scope. Immutable and thread-safe.
 *
 * <p>Loading reads the header of every script and nothing else of it. Names and order of files have no meaning.
 */
public final class ScriptDirectory {

    private final List<Script> scripts;
    private final Map<RevisionId, Script> byId;

    private ScriptDirectory(List<Script> scripts) {
        this.scripts = List.copyOf(scripts);
        this.byId = new HashMap<>(scripts.size() * 2);
        for (Script script : scripts) {
            byId.putIfAbsent(script.revision().id(), script);
        }
    }

    /**
     * Finds all scripts and reads their headers.
     *
     * @throws InvalidScriptsException with the faults of all files
     * @throws ScriptAccessException if a folder, file or jar cannot be read
     */
    public static ScriptDirectory load(List<ScriptLocation> locations) {
        ScriptSink sink = new ScriptSink();
        FolderScan folders = new FolderScan(sink);
        JarScan jars = new JarScan(sink);
        ClassPathScan classPaths = new ClassPathScan(folders, jars);
        for (ScriptLocation location : locations) {
            if (location instanceof ScriptLocation.Folder folder) {
                folders.scan(folder);
            } else if (location instanceof ScriptLocation.Jar jar) {
                jars.scan(jar);
            } else if (location instanceof ScriptLocation.ClassPath classPath) {
                classPaths.scan(classPath);
            }
        }
        return inOrder(sink.scripts());
    }

    private static ScriptDirectory inOrder(List<Script> scripts) {
        List<Script> sorted = new ArrayList<>(scripts);
        sorted.sort((one, other) ->
                one.revision().origin().compareTo(other.revision().origin()));
        return new ScriptDirectory(sorted);
    }

    /** Returns these scripts and one more. */
    public ScriptDirectory with(Script script) {
        List<Script> all = new ArrayList<>(scripts);
        all.add(script);
        return inOrder(all);
    }

    /**
     * Begins to read the bodies in the background, so that who has to wait for something else, such as a server, finds them
     * read; without long ones, which are read when they are asked for. What is wrong with a body is said then, too.
     */
    public ReadAhead readAhead() {
        return ReadAhead.of(scripts);
    }

    /** Returns all scripts by module order, module and file; may be empty. */
    public List<Script> scripts() {
        return scripts;
    }

    /**
     * Builds the graph of all revisions; each call does so anew.
     *
     * @throws InvalidGraphException if they do not make a graph
     */
    public RevisionMap revisionMap() {
        List<Revision> revisions = new ArrayList<>(scripts.size());
        for (Script script : scripts) {
            revisions.add(script.revision());
        }
        return RevisionMap.of(revisions);
    }

    /** Returns the script of a revision; empty when there is none. */
    public Optional<Script> find(RevisionId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Returns the script of a revision that is known to have one, such as a step of a plan.
     *
     * @throws NoSuchElementException if there is none
     */
    public Script script(RevisionId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("No script has the revision " + id));
    }
}
