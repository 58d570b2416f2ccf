package dev.migration.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root, which is who runs builds in many a container. */
final class Superuser {

    private static final Path SELF = Path.of("/proc/self");
    private static final List<String> OWN_NAMESPACE = List.of("unshare", "-U");

    private Superuser() {}

    /**
     * What to put before a command so that it does not run as root: nothing for everyone else; for root a user namespace
     * of its own, in which it owns the same files under another number.
     *
     * @throws EmbeddedServerException if the system lets root have no such namespace
     */
    static List<String> prefix() throws IOException {
        boolean root = Files.exists(SELF) && Integer.valueOf(0).equals(Files.getAttribute(SELF, "unix:uid"));
        return prefix(root, OWN_NAMESPACE);
    }

    static List<String> prefix(boolean root, List<String> namespace) {
        if (!root) {
            return List.of();
        }
        if (!works(namespace)) {
            throw new EmbeddedServerException("PostgreSQL does not run as root, and root may not use '"
                    + String.join(" ", namespace)
                    + "' here. Run Maven as another user, or set migration.url to a server of your own.");
        }
        return namespace;
    }

    private static boolean works(List<String> namespace) {
        List<String> command = new ArrayList<>(namespace);
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
