package dev.migration.core.script;

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

    private final Path folder;
    private final FileNameTemplate names;
    private final ScriptTemplate template;

    /** Creates a writer for a folder, which is created when it is needed and missing. */
    public ScriptWriter(Path folder, FileNameTemplate names) {
        this(folder, names, ScriptTemplate.DEFAULT);
    }

    /** Creates a writer for a folder, which is created when it is needed and missing, of scripts that follow a template. */
    public ScriptWriter(Path folder, FileNameTemplate names, ScriptTemplate template) {
        this.folder = folder;
        this.names = names;
        this.template = template;
    }

    /**
     * Returns the path that a script's file gets.
     *
     * @throws dev.migration.core.config.InvalidConfigException if Windows could have no such file
     */
    public Path target(NewScript script) {
        return folder.resolve(names.newFile(script));
    }

    /**
     * Writes a script. The file appears whole or not at all.
     *
     * @return the path of the new file
     * @throws dev.migration.core.config.InvalidConfigException if Windows could have no such file
     * @throws ScriptExistsException if there is a file of its name
     * @throws InvalidMessageException if the message holds a character that a script cannot hold
     * @throws InvalidTemplateException if the template does not give this script
     * @throws ScriptAccessException if the file cannot be written
     */
    public Path write(NewScript script) {
        InvalidMessageException.check(script.message());
        String text = template.fill(script);
        Path target = target(script);
        createFolder(target);
        try {
            // The name begins with a dot: a listing at the same time does not take it for a script.
            Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".new");
            try {
                Files.writeString(temporary, text, StandardOpenOption.CREATE_NEW);
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
            Files.createDirectories(target.toAbsolutePath().getParent());
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
