package dev.migration.core.script;

/** The beginning of a text, short enough for a message. */
final class Excerpt {

    private Excerpt() {}

    /** Returns the text on one line, cut with an ellipsis after a number of characters (code points). */
    static String of(String text, int length) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= length) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, length)).stripTrailing() + "…";
    }
}
