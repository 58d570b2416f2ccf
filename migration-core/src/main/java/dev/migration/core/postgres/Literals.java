package dev.migration.core.postgres;

/** Writes values as string literals that mean the same under either {@code standard_conforming_strings}. */
public final class Literals {

    private static final int USUAL_LENGTH = 128;

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
     * Returns texts as string literals with commas between them.
     *
     * @throws IllegalArgumentException if a text holds U+0000, which no literal can
     */
    public static String list(String... texts) {
        StringBuilder list = new StringBuilder(USUAL_LENGTH);
        for (String text : texts) {
            append(list.isEmpty() ? list : list.append(", "), text);
        }
        return list.toString();
    }

    private static void append(StringBuilder literals, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A string literal cannot hold U+0000");
        }
        String doubled = text.indexOf('\'') < 0 ? text : text.replace("'", "''");
        if (text.indexOf('\\') < 0) {
            literals.append('\'').append(doubled).append('\'');
        } else {
            literals.append("E'").append(doubled.replace("\\", "\\\\")).append('\'');
        }
    }
}
