package dev.migration.core.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * libpq's connection service file: sections of settings.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-pgservice.html">The connection service file</a>
 */
final class ServiceFile {

    private ServiceFile() {}

    /**
     * Finds a service in the user's file ({@code PGSERVICEFILE}, else {@code .pg_service.conf} in the home directory),
     * then in the system's ({@code pg_service.conf} in {@code PGSYSCONFDIR}).
     *
     * @return the settings by libpq's keyword
     * @throws InvalidDatabaseUrlException if no file has the service, or a file cannot be read
     */
    static Map<String, String> load(String service, SettingNames names, Map<String, String> environment) {
        List<String> files = files(environment);
        for (String file : files) {
            Optional<Map<String, String>> settings = read(file, service, names);
            if (settings.isPresent()) {
                return settings.get();
            }
        }
        String searched = files.isEmpty() ? "any file" : String.join(" or ", files);
        throw names.invalid(
                "service",
                service,
                "is not a service in " + searched,
                "Add it there, or set PGSERVICEFILE to the file that has it");
    }

    private static List<String> files(Map<String, String> environment) {
        Optional<String> user = variable("PGSERVICEFILE", environment)
                .or(() -> variable("HOME", environment).map(home -> home + "/.pg_service.conf"))
                .or(() -> variable("APPDATA", environment).map(data -> data + "/postgresql/.pg_service.conf"));
        Optional<String> system = variable("PGSYSCONFDIR", environment).map(folder -> folder + "/pg_service.conf");
        return Stream.of(user, system).flatMap(Optional::stream).toList();
    }

    private static Optional<String> variable(String name, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static Optional<Map<String, String>> read(String file, String service, SettingNames names) {
        try {
            Path path = Path.of(file);
            return Files.isRegularFile(path)
                    ? parse(new String(Files.readAllBytes(path), StandardCharsets.UTF_8), service)
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            throw names.invalid(
                    "service",
                    service,
                    "is a service of a file that cannot be read: '" + file + "'",
                    "Allow reading it");
        }
    }

    /** Empty when there is no section of that name; of several the first counts. */
    static Optional<Map<String, String>> parse(String text, String service) {
        Map<String, String> settings = new LinkedHashMap<>();
        boolean found = false;
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("[")) {
                if (found) {
                    break;
                }
                found = line.equals("[" + service + "]");
            } else if (found && !line.startsWith("#") && equals > 0) {
                settings.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return found ? Optional.of(settings) : Optional.empty();
    }
}
