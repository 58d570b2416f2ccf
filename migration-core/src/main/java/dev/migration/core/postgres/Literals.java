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
        StringBuilder literal = new StringBuilder(text.length() + 2);
        append(literal, text);
        return literal.toString();
    }

    /**
     * Adds a text to SQL that is being put together, as a string literal.
     *
     * @throws IllegalArgumentException if the text holds U+0000, which no literal can
     */
    public static void append(StringBuilder sql, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A string literal cannot hold U+0000");
        }
        String doubled = text.indexOf('\'') < 0 ? text : text.replace("'", "''");
        if (text.indexOf('\\') < 0) {
            sql.append('\'').append(doubled).append('\'');
        } else {
            sql.append("E'").append(doubled.replace("\\", "\\\\")).append('\'');
        }
    }
}
