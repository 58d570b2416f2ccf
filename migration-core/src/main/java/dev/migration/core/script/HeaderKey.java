package dev.migration.core.script;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The keys of a script's header. */
enum HeaderKey {
    REVISION("<id>"),
    REVISES("<id>, <id>"),
    BRANCH_LABELS("<label>, <label>"),
    DEPENDS_ON("<id>, <label>"),
    CREATED("2026-11-21T10:15:30Z");

    private final String example;

    HeaderKey(String example) {
        this.example = example;
    }

    /** Returns the key as a script writes it. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns a header line with this key, to show how it is meant. */
    String example() {
        return "-- " + text() + ": " + example;
    }

    /** Returns the key with a name; empty when there is none. */
    static Optional<HeaderKey> named(String text) {
        return Arrays.stream(values()).filter(key -> key.text().equals(text)).findFirst();
    }

    /** Returns all keys as a list for an error text. */
    static String all() {
        return Arrays.stream(values()).map(HeaderKey::text).collect(joining(", "));
    }
}
