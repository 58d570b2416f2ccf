package dev.migration.core.postgres;

import java.util.regex.Pattern;

/** Writes identifiers so that PostgreSQL reads back exactly the name. */
public final class Identifiers {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private Identifiers() {}

    /**
     * Returns a name as SQL writes it, between quotes only where it needs them.
     *
     * @throws IllegalArgumentException if the name is empty or holds U+0000, which no identifier can be
     */
    public static String quote(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("An identifier is neither empty nor holds U+0000");
        }
        boolean plain = PLAIN.matcher(name).matches() && !Keywords.needsQuotes(name);
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Returns a name qualified by a schema, each part as {@link #quote(String)} writes it. */
    public static String quote(String schema, String name) {
        return quote(schema) + "." + quote(name);
    }
}
