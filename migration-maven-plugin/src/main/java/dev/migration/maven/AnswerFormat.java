package dev.migration.maven;

import dev.migration.core.config.InvalidConfigException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form in which goals answer. */
enum AnswerFormat {
    TEXT,
    JSON;

    static AnswerFormat parse(@Nullable String text) {
        if (text == null) {
            return TEXT;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default -> throw new InvalidConfigException("migration.format", text, "it is 'text' or 'json'");
        };
    }
}
