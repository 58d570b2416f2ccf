package dev.migration.core.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migration.core.revision.RevisionId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes new scripts into a folder. */
public final class ScriptWriter {

    /** What file systems refuse in names, and the dot that would hide the file. */
    private static final String UNFIT_FOR_NAMES = "[/\\\\*?\"<>|]|^\\.";

    private static final int MAX_NAME_BYTES = 128;

    private final Path folder;

    /** Creates a writer for a folder, which is created when it is needed and missing. */
    public ScriptWriter(Path folder) {
        this.folder = folder;
    }

    /** Returns the name of a script's file: {@code <revision>_<slug>.sql}. */
    public static String fileName(RevisionId id, String message) {
        String slug = Slug.of(message);
        String name = id.value().replaceAll(UNFIT_FOR_NAMES, "_");
        while (name.getBytes(UTF_8).length > MAX_NAME_BYTES) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return slug.isEmpty() ? name + ".sql" : name + "_" + slug + ".sql";
    }

    /**
     * Writes a script. The file appears whole or not at all.
     *
     * @return the path of the new file
     * @throws ScriptExistsException if there is a file of its name
     * @throws InvalidMessageException if the message holds a character that a script cannot hold
     * @throws ScriptAccessException if the file cannot be written
     */
    public Path write(NewScript script) {
        InvalidMessageException.check(script.message());
        Path target = folder.resolve(fileName(script.id(), script.message()));
        createFolder(target);
        try {
            // The name begins with a dot: a listing at the same time does not take it for a script.
            Path temporary = folder.resolve("." + UUID.randomUUID() + ".new");
            try {
                Files.writeString(temporary, ScriptText.of(script), StandardOpenOption.CREATE_NEW);
                publish(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
            return target;
        } catch (FileAlreadyExistsException e) {
            throw new ScriptExistsException(target.toString());
        } catch (IOException e) {
            throw ScriptAccessException.unwritable(target.toString(), e);
        }
    }

    private void createFolder(Path target) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw ScriptAccessException.unwritable(target.toString(), e);
        }
    }

    /** Gives a finished file its name, unless another has it. */
    private static void publish(Path temporary, Path target) throws IOException {
        try {
            // A second name for the same file: unlike a move, this fails when the name is taken.
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // The file system has no second names.
            Files.createFile(target);
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
