package dev.migration.core.script;

import dev.migration.core.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a script before its first marker: the comments among them, and at which line that is no comment they end.
 *
 * @param comments in order, blank lines left out
 * @param ending what the header ends with; {@link Ending#CUT} when the text is only the beginning of a file and the
 *     header goes on beyond it
 * @param last the line that ends the header; the end of the text when no line does
 */
record HeaderLines(List<HeaderComment> comments, Ending ending, Line last) {

    /** What the header of a script ends with. */
    enum Ending {
        MARKER,
        TEXT,
        END_OF_FILE,
        CUT
    }

    /**
     * A line without its ending.
     *
     * @param text from its first character that is no white space on
     * @param offset of that character
     * @param number from 1
     * @param column of that character, from 1
     */
    record Line(String text, int offset, int number, int column) {

        Place place(String source) {
            return new Place(source, number, column);
        }

        /** Returns the place of a character in {@link #text}. */
        Place place(String source, int at) {
            return new Place(source, number, column + text.codePointCount(0, at));
        }
    }

    /** Reads the lines of a text, which is a whole file or only the beginning of one. */
    static HeaderLines of(String text, boolean whole) {
        List<HeaderComment> comments = new ArrayList<>();
        boolean carriageReturns = text.indexOf('\r') >= 0;
        int number = 1;
        int start = 0;
        while (start < text.length()) {
            int end = endOfLine(text, start, carriageReturns);
            if (end == text.length() && !whole) {
                break;
            }
            Line line = line(text, start, end, number);
            if (!line.text.isEmpty()) {
                if (!line.text.startsWith("--")) {
                    return new HeaderLines(comments, Ending.TEXT, line);
                }
                Optional<HeaderComment> usual = HeaderComment.usual(line);
                if (usual.isEmpty() && SectionMarker.isLike(line.text)) {
                    return new HeaderLines(comments, Ending.MARKER, line);
                }
                comments.add(usual.isPresent() ? usual.get() : HeaderComment.of(line));
            }
            start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
            number++;
        }
        Line end = new Line("", text.length(), number, 1);
        return new HeaderLines(comments, whole ? Ending.END_OF_FILE : Ending.CUT, end);
    }

    private static int endOfLine(String text, int start, boolean carriageReturns) {
        int lineFeed = text.indexOf('\n', start);
        int end = lineFeed < 0 ? text.length() : lineFeed;
        // Few files have any, and finding a line feed is one instruction of the processor.
        for (int i = start; carriageReturns && i < end; i++) {
            if (text.charAt(i) == '\r') {
                return i;
            }
        }
        return end;
    }

    private static Line line(String text, int start, int end, int number) {
        int first = start;
        while (first < end && isSpace(text.charAt(first))) {
            first++;
        }
        return new Line(text.substring(first, end), first, number, first - start + 1);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
