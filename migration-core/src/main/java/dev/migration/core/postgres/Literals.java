package dev.migration.core.postgres;

/** Writes values as string literals that mean the same under either {@code standard_conforming_strings}. */
public final class Literals {

    private Literals() {}

    /**
     * Returns a text as a string literal.
     *
     * @throws IllegalArgumentException if the text holds U+0000, which no literal can
     */
    public static String quote(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A string literal cannot hold U+0000");
        }
        String doubled = text.replace("'", "''");
        return text.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /** Returns whether a text's literal is just the text between single quotes, as that of most is. */
    public static boolean isPlain(String text) {
        return text.indexOf('\'') < 0 && text.indexOf('\\') < 0 && text.indexOf('\0') < 0;
    }
}
