package dev.migration.core.script;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The keys of a script's header. */
enum HeaderKey {
    REVISION("<id>"),
    REVISES("<id>, <id>"),
    BRANCH_LABELS("<label>, <label>"),
    DEPENDS_ON("<id>, <label>"),
    CREATED("2026-11-21T10:15:30Z");

    private static final Map<String, HeaderKey> BY_TEXT =
            Arrays.stream(values()).collect(toUnmodifiableMap(HeaderKey::text, identity()));

    private final String text;
    private final String example;

    HeaderKey(String example) {
        this.text = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        this.example = example;
    }

    /** Returns the key as a script writes it. */
    String text() {
        return text;
    }

    /** Returns a header line with this key, to show how it is meant. */
    String example() {
        return "-- " + text() + ": " + example;
    }

    /** Returns the key with a name; empty when there is none. */
    static Optional<HeaderKey> named(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** Returns all keys as a list for an error text. */
    static String all() {
        return Arrays.stream(values()).map(HeaderKey::text).collect(joining(", "));
    }
}
