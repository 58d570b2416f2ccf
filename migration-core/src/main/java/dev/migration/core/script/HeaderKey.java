package dev.migration.core.script;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys of a script's header. */
enum HeaderKey {
    REVISION("<id>"),
    REVISES("<id>, <id>"),
    BRANCH_LABELS("<label>, <label>"),
    DEPENDS_ON("<id>, <label>"),
    CREATED("2026-11-21T10:15:30Z");

    /** All keys. */
    static final List<HeaderKey> ALL = List.of(values());

    private final String text;
    private final String start;
    private final String example;

    HeaderKey(String example) {
        this.text = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        this.start = "-- " + text + ":";
        this.example = example;
    }

    /** Returns the key as a script writes it. */
    String text() {
        return text;
    }

    /** Returns what a line with this key begins with, up to its colon. */
    String start() {
        return start;
    }

    /** Returns a header line with this key, to show how it is meant. */
    String example() {
        return start + " " + example;
    }

    /** Returns the key with a name; empty when there is none. */
    static Optional<HeaderKey> named(String text) {
        for (HeaderKey key : ALL) {
            if (key.text.equals(text)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** Returns all keys as a list for an error text. */
    static String all() {
        return ALL.stream().map(HeaderKey::text).collect(joining(", "));
    }
}
