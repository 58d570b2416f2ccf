package dev.migration.core.postgres;

import dev.migration.core.error.Place;
import java.util.Arrays;

/**
 * A named text in which offsets can be told as lines and columns. Immutable.
 *
 * <p>A line ends at LF, CR LF or a lone CR, as PostgreSQL's comments do.
 */
public final class SourceText {

    private final String name;
    private final String content;
    private final boolean endsLinesByLf;
    private final int[] lineStarts;

    /** Creates a text from the name that places in it carry and its content, without byte order mark. */
    public SourceText(String name, String content) {
        this.name = name;
        this.content = content;
        this.endsLinesByLf = content.indexOf('\r') < 0;
        this.lineStarts = lineStarts();
    }

    /** Returns the name that places in this text carry. */
    public String name() {
        return name;
    }

    /** Returns the whole text. */
    public String content() {
        return content;
    }

    /** Returns the place of the character at an offset, which may be the end of the text. */
    public Place placeAt(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(name, line + 1, content.codePointCount(lineStarts[line], offset) + 1);
    }

    /** Returns whether nothing but white space stands between the start of the line and an offset. */
    boolean isFirstOnLine(int offset) {
        int before = offset;
        while (before > 0 && Characters.isSpace(content.charAt(before - 1))) {
            before--;
            if (Characters.isLineEnd(content.charAt(before))) {
                return true;
            }
        }
        return before == 0;
    }

    /** Returns the offset at which the line around an offset ends, before its line ending. */
    int endOfLine(int offset) {
        if (endsLinesByLf) {
            int end = content.indexOf('\n', offset);
            return end < 0 ? content.length() : end;
        }
        int end = offset;
        while (end < content.length() && !Characters.isLineEnd(content.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Returns the offset after the line ending that stands at an offset, which may be the end of the text. */
    int afterLineEnd(int end) {
        if (end >= content.length()) {
            return content.length();
        }
        return !endsLinesByLf && content.startsWith("\r\n", end) ? end + 2 : end + 1;
    }

    private int[] lineStarts() {
        int[] starts = new int[16 + content.length() / 32];
        int lines = 1;
        for (int end = endOfLine(0); end < content.length(); end = endOfLine(starts[lines - 1])) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, lines * 2);
            }
            starts[lines++] = afterLineEnd(end);
        }
        return Arrays.copyOf(starts, lines);
    }
}
