package dev.migration.core.script;

import java.nio.file.Path;

/** A place where the scripts of a module lie. Only files whose name ends in {@code .sql} and begins with no dot count. */
public sealed interface ScriptLocation {

    /** The folder below which jars and class paths hold their scripts. */
    String DEFAULT_PATH = "db/migration";

    /** Returns the name of the module, its artifactId. */
    String module();

    /** Returns the place of the module among all: jars first, then the order of the reactor. */
    int moduleOrder();

    /**
     * A folder on disk with all folders beneath it. Links to folders are followed; a folder that is reached twice is
     * read once. One that does not exist holds no scripts.
     *
     * @param root the folder that the paths of scripts are shown relative to, where they lie beneath it
     */
    record Folder(Path folder, Path root, String module, int moduleOrder) implements ScriptLocation {

        /** Makes both paths absolute. */
        public Folder {
            folder = folder.toAbsolutePath().normalize();
            root = root.toAbsolutePath().normalize();
        }
    }

    /** A jar that may hold scripts below {@link #DEFAULT_PATH}. */
    record Jar(Path jar, String module, int moduleOrder) implements ScriptLocation {}

    /**
     * The folders of a name on a class path, in directories and in jars.
     *
     * @param path of the folders, such as {@link #DEFAULT_PATH}
     * @param module the name of the module of what lies in directories; a jar names its module itself where it was
     *     built by Maven, and goes by its file name otherwise
     */
    record ClassPath(ClassLoader loader, String path, String module, int moduleOrder) implements ScriptLocation {

        /** Looks below {@link #DEFAULT_PATH}; what lies in directories is the module {@code application}. */
        public static ClassPath of(ClassLoader loader) {
            return new ClassPath(loader, DEFAULT_PATH, "application", 0);
        }
    }
}
