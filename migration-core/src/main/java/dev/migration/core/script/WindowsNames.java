package dev.migration.core.script;

import dev.migration.core.error.Printable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names that other systems give to files and Windows cannot, where a script would be lost to whoever checks it out there. See
 * <a href="https://learn.microsoft.com/windows/win32/fileio/naming-a-file">Naming files</a>.
 */
final class WindowsNames {

    private static final Pattern DEVICE =
            Pattern.compile("(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³]) *(?:\\..*)?", Pattern.CASE_INSENSITIVE);

    private WindowsNames() {}

    /** Returns why a file or folder cannot be named so, as a part of a sentence; empty = it can. */
    static Optional<String> fault(String name) {
        if (name.endsWith(".") || name.endsWith(" ")) {
            return Optional.of("Windows drops what '" + Printable.excerpt(name) + "' ends with, the "
                    + (name.endsWith(".") ? "dot" : "space"));
        }
        return deviceFault(name);
    }

    /** Returns why a name cannot be the beginning of a file's before its extension, as a part of a sentence; empty = it can. */
    static Optional<String> deviceFault(String name) {
        return DEVICE.matcher(name).matches()
                ? Optional.of("Windows keeps the name '" + Printable.excerpt(name) + "' for a device")
                : Optional.empty();
    }
}
