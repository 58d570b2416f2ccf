package dev.migration.core.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file: lines of {@code KEY=value}, with or without {@code export}, comments, values bare or in
 * single or double quotes (which may span lines), and {@code ${KEY}} in bare and double-quoted values.
 *
 * <p>A line that is none of that is passed over, as the file belongs to other programs too, unless it is for a key that
 * names the database. Of a key that comes twice the last line counts.
 */
final class DotEnv {

    static final String FILE_NAME = ".env";

    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*");
    private static final Pattern KEY = Pattern.compile("(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \\t]*([^ \\t#]?)");
    private static final Pattern COMMENT = Pattern.compile("(?s)[ \\t]#.*");
    private static final Pattern REST = Pattern.compile("(?s)[ \\t]*(?:#.*)?");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\'])");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?-)([^}]*))?}");

    private final String text;
    private final String file;
    private final Set<String> keysThatMatter;
    private final Map<String, String> environment;
    private final Map<String, String> values = new HashMap<>();
    private int position;

    private DotEnv(String text, String file, Set<String> keysThatMatter, Map<String, String> environment) {
        this.text = text;
        this.file = file;
        this.keysThatMatter = keysThatMatter;
        this.environment = environment;
    }

    /**
     * Reads a file.
     *
     * @param keysThatMatter keys whose lines must be well-formed
     * @param environment what {@code ${KEY}} stands for in the first place; in the second come the lines above
     * @return empty when there is no such file (a folder of that name, as Python has it, is none)
     * @throws InvalidDotEnvException if the file cannot be read, or a line for a key that matters is malformed
     */
    static Map<String, String> load(Path path, Set<String> keysThatMatter, Map<String, String> environment) {
        if (!Files.exists(path) || Files.isDirectory(path)) {
            return Map.of();
        }
        try {
            // Malformed UTF-8 becomes the replacement character, which is refused where it matters.
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return parse(text, path.toString(), keysThatMatter, environment);
        } catch (IOException e) {
            throw InvalidDotEnvException.unreadable(path.toString());
        }
    }

    static Map<String, String> parse(
            String text, String file, Set<String> keysThatMatter, Map<String, String> environment) {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String lines = withoutMark.replace("\r\n", "\n").replace('\r', '\n');
        return new DotEnv(lines, file, keysThatMatter, environment).parse();
    }

    private Map<String, String> parse() {
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position))) {
                position++;
            } else {
                parseLine();
            }
        }
        return Map.copyOf(values);
    }

    private void parseLine() {
        Matcher assignment = ASSIGNMENT.matcher(text).region(position, endOfLine(position));
        if (!assignment.lookingAt()) {
            checkPassedOver();
            position = endOfLine(position);
            return;
        }
        String key = assignment.group(1);
        int start = position;
        position = assignment.end();
        String value = startsQuoted() ? quoted(key, start) : bare();
        if (value.indexOf('\uFFFD') >= 0) {
            reject(key, start, "is not UTF-8", "Save the file in UTF-8");
        }
        values.put(key, value);
    }

    /** {@code DATABASE_URL: x} is a mistake; {@code export DATABASE_URL} says nothing. */
    private void checkPassedOver() {
        Matcher key = KEY.matcher(text).region(position, endOfLine(position));
        if (key.lookingAt() && !key.group(2).isEmpty()) {
            reject(key.group(1), position, "has no '=' after its name", "Write " + key.group(1) + "=value");
        }
    }

    private boolean startsQuoted() {
        return position < text.length() && (text.charAt(position) == '\'' || text.charAt(position) == '"');
    }

    private String quoted(String key, int start) {
        char quote = text.charAt(position);
        int end = closingQuote(quote);
        if (end < 0) {
            reject(key, start, "has no closing quotation mark", "Add it at the end of the value");
            position = endOfLine(position);
            return "";
        }
        String raw = text.substring(position + 1, end);
        position = end + 1;
        int endOfLine = endOfLine(position);
        if (!REST.matcher(text).region(position, endOfLine).matches()) {
            reject(
                    key,
                    start,
                    "goes on after the closing quotation mark",
                    "Write \\" + quote + " for a quotation mark inside");
        }
        position = endOfLine;
        return quote == '"'
                ? expand(raw, /* escapes= */ true)
                : ESCAPED.matcher(raw).replaceAll("$1");
    }

    private int closingQuote(char quote) {
        for (int i = position + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return i;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }

    private String bare() {
        int end = endOfLine(position);
        // The blank before a comment may be the one after the equals sign.
        int from = position > 0 && text.charAt(position - 1) != '=' ? position - 1 : position;
        String raw = text.substring(from, end);
        position = end;
        return expand(COMMENT.matcher(raw).replaceFirst("").strip(), /* escapes= */ false);
    }

    private String expand(String raw, boolean escapes) {
        StringBuilder result = new StringBuilder();
        Matcher reference = REFERENCE.matcher(raw);
        int i = 0;
        while (i < raw.length()) {
            if (escapes && raw.charAt(i) == '\\' && i + 1 < raw.length()) {
                result.append(unescaped(raw.charAt(i + 1)));
                i += 2;
            } else if (reference.region(i, raw.length()).lookingAt()) {
                result.append(resolve(reference));
                i = reference.end();
            } else {
                result.append(raw.charAt(i++));
            }
        }
        return result.toString();
    }

    private static String unescaped(char escaped) {
        return switch (escaped) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"', '\\', '$' -> String.valueOf(escaped);
            default -> "\\" + escaped;
        };
    }

    private String resolve(Matcher reference) {
        String key = reference.group(1);
        boolean emptyIsAbsent = ":-".equals(reference.group(2));
        return Optional.ofNullable(environment.get(key))
                .or(() -> Optional.ofNullable(values.get(key)))
                .filter(value -> !(emptyIsAbsent && value.isEmpty()))
                .or(() -> Optional.ofNullable(reference.group(3)))
                .orElse("");
    }

    private void reject(String key, int start, String fault, String advice) {
        if (keysThatMatter.contains(key)) {
            throw InvalidDotEnvException.malformed(file, lineOf(start), key, fault, advice);
        }
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int lineOf(int start) {
        return 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    }
}
