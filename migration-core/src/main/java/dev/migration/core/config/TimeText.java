package dev.migration.core.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as settings write it: a number with its unit. */
final class TimeText {

    private static final Pattern TIME = Pattern.compile("(?<number>[0-9]{1,9})\\s*(?<unit>ms|s|min|h|)");

    private TimeText() {}

    /**
     * Reads {@code 500ms}, {@code 30s}, {@code 10min}, {@code 1h}; a bare number means seconds.
     *
     * @throws InvalidConfigException when the text is none of these
     */
    static Duration parse(String setting, String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            throw new InvalidConfigException(setting, text, "a time is written as 500ms, 30s, 10min or 1h");
        }
        long number = Long.parseLong(matcher.group("number"));
        return switch (matcher.group("unit")) {
            case "ms" -> Duration.ofMillis(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
