package dev.migration.core.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migration.core.config.InvalidConfigException;
import dev.migration.core.error.Printable;
import dev.migration.core.revision.RevisionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the names of new scripts' files: text with placeholders, in which {@code /} separates folders. Whatever the script,
 * the name stays below the folder of scripts and is not hidden.
 */
public final class FileNameTemplate {

    /** Names files {@code <revision>_<slug>.sql}. */
    public static final FileNameTemplate DEFAULT = new FileNameTemplate("{revision}_{slug}");

    private static final String SETTING = "migration.fileName";

    private static final List<String> PLACEHOLDERS = List.of("revision", "slug", "year", "month", "day");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?<name>[^{}]*)}");

    private static final Pattern SLUG_WITH_SEPARATOR = Pattern.compile("[-_. ]\\{slug}|\\{slug}[-_. ]?");

    /** What file systems refuse in names, and the dot that would hide the file. */
    private static final Pattern UNFIT = Pattern.compile("[/\\\\:*?\"<>|]|^\\.");

    private static final Pattern UNFIT_IN_TEMPLATE = Pattern.compile("[\\\\:*?\"<>|\\p{Cntrl}]");

    private static final int MAX_ID_BYTES = 128;

    private static final String EXTENSION = ".sql";

    private final String text;

    private FileNameTemplate(String text) {
        this.text = text;
    }

    /**
     * Reads a template, such as <code>{year}/{revision}_{slug}</code>; {@code .sql} at its end may be left out.
     *
     * @throws InvalidConfigException when it has an unknown placeholder, leaves the folder, could name a hidden file or one
     *     that Windows cannot have, or has no <code>{revision}</code> in the file's own name
     */
    public static FileNameTemplate parse(String template) {
        String text = template.strip();
        checkPlaceholders(text);
        checkPath(text);
        checkForWindows(text);
        String name = text.substring(text.lastIndexOf('/') + 1);
        if (!name.contains("{revision}")) {
            throw invalid(text, "the file's name needs {revision}, by which names differ");
        }
        return new FileNameTemplate(
                text.endsWith(EXTENSION) ? text.substring(0, text.length() - EXTENSION.length()) : text);
    }

    private static void checkPlaceholders(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (!PLACEHOLDERS.contains(matcher.group("name"))) {
                throw invalid(
                        text,
                        "there is no placeholder " + matcher.group()
                                + ". Use {revision}, {slug}, {year}, {month} and {day}");
            }
        }
        String rest = matcher.replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            throw invalid(text, "a brace belongs to no placeholder. Write placeholders as {revision}");
        }
    }

    private static void checkPath(String text) {
        Matcher unfit = UNFIT_IN_TEMPLATE.matcher(text);
        if (unfit.find()) {
            String what = Character.isISOControl(unfit.group().charAt(0))
                    ? "a control character"
                    : "the character " + unfit.group();
            throw invalid(text, "a file's name cannot hold " + what + " everywhere. Use / for folders");
        }
        for (String part : text.split("/", -1)) {
            if (part.equals("..")) {
                throw invalid(text, "it leaves the folder of scripts. Name folders beneath it only");
            }
            if (part.isEmpty()) {
                throw invalid(
                        text, "a folder or the file has no name. Write one / between two names, none at the ends");
            }
            if (part.startsWith(".")) {
                throw invalid(
                        text, "scripts with a dot in front are not found. Begin each name with another character");
            }
        }
    }

    private static void checkForWindows(String text) {
        String folders = text.substring(0, text.lastIndexOf('/') + 1);
        Stream.concat(
                        Arrays.stream(folders.split("/")).flatMap(part -> WindowsNames.fault(part).stream()),
                        WindowsNames.deviceFault(text.substring(folders.length())).stream())
                .findFirst()
                .ifPresent(fault -> {
                    throw invalid(text, fault + ". Choose another name");
                });
    }

    private static InvalidConfigException invalid(String text, String reason) {
        return new InvalidConfigException(SETTING, text, reason);
    }

    /**
     * Returns the path of a new script's file, as {@link #fileName} does.
     *
     * @throws InvalidConfigException when Windows can have no file of this name, or none named after the id
     */
    String newFile(NewScript script) {
        WindowsNames.deviceFault(script.id().value()).ifPresent(fault -> {
            throw new InvalidConfigException("migration.revId", script.id().value(), fault + ". Choose another id");
        });
        String path = fileName(script.id(), script.message(), script.createdAt());
        Arrays.stream(path.split("/"))
                .flatMap(part -> WindowsNames.fault(part).stream())
                .findFirst()
                .ifPresent(fault -> {
                    throw invalid(
                            text,
                            "the file would be '" + Printable.excerpt(path) + "', and " + fault
                                    + ". Choose another message, id or template");
                });
        return path;
    }

    /**
     * Returns the path of a new script's file below the folder of scripts, with {@code /} between folders. The date is that
     * of UTC.
     */
    public String fileName(RevisionId id, String message, Instant createdAt) {
        String slug = Slug.of(message);
        return Arrays.stream(text.split("/", -1))
                        .map(part -> slug.isEmpty()
                                ? SLUG_WITH_SEPARATOR.matcher(part).replaceAll("")
                                : part)
                        .map(part -> fill(part, id, slug, createdAt))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("/"))
                + EXTENSION;
    }

    private static String fill(String part, RevisionId id, String slug, Instant createdAt) {
        String filled = PLACEHOLDER
                .matcher(part)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "revision" -> fitId(id);
                            case "slug" -> slug;
                            case "year" -> date("uuuu", createdAt);
                            case "month" -> date("MM", createdAt);
                            default -> date("dd", createdAt);
                        }));
        return UNFIT.matcher(filled).replaceAll("_");
    }

    private static String fitId(RevisionId id) {
        String name = UNFIT.matcher(id.value()).replaceAll("_");
        while (name.getBytes(UTF_8).length > MAX_ID_BYTES) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return name;
    }

    /** Returns a part of a time's date, in UTC. */
    static String date(String pattern, Instant createdAt) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(createdAt.atOffset(ZoneOffset.UTC));
    }

    @Override
    public String toString() {
        return text;
    }
}
