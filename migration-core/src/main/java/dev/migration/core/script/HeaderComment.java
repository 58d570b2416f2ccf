package dev.migration.core.script;

import java.util.Optional;

/**
 * A comment line of a header that is no marker.
 *
 * <p>{@code -- | text} is text of the message whatever it looks like, {@code -- key: value} has a key; anything else
 * is words.
 *
 * @param line where it stands
 * @param text what it says, all of it
 * @param name what stands before the colon; empty unless the form is {@link Form#KEY}
 * @param key what the name means; empty also where it means nothing
 * @param value what stands after the colon, without white space around it
 * @param valueOffset of the value in the line
 */
record HeaderComment(
        HeaderLines.Line line,
        Form form,
        String text,
        String name,
        Optional<HeaderKey> key,
        String value,
        int valueOffset) {

    private static final String DASHES = "--";
    private static final String BAR = "|";

    /** What a comment line can be. */
    enum Form {
        BLANK,
        TEXT,
        KEY,
        WORDS
    }

    /** Reads a known key if it is written as nearly all scripts write it: a listing reads the header of every script. */
    static Optional<HeaderComment> usual(HeaderLines.Line line) {
        String text = line.text();
        for (HeaderKey key : HeaderKey.ALL) {
            if (text.startsWith(key.start())) {
                return usual(line, key, key.start().length());
            }
        }
        return Optional.empty();
    }

    /** The value is set off by one blank and by nothing else, or it is empty. */
    private static Optional<HeaderComment> usual(HeaderLines.Line line, HeaderKey key, int end) {
        String text = line.text();
        int value = text.length() == end ? end : end + 1;
        boolean usual = text.length() == end
                || (text.length() > value
                        && text.charAt(end) == ' '
                        && isGraphic(text.charAt(value))
                        && isGraphic(text.charAt(text.length() - 1)));
        String words = text.substring(DASHES.length() + 1);
        return usual
                ? Optional.of(new HeaderComment(
                        line, Form.KEY, words, key.text(), Optional.of(key), text.substring(value), value))
                : Optional.empty();
    }

    private static boolean isGraphic(char c) {
        return c > ' ' && c <= '~';
    }

    /** Reads a line from its dashes on. */
    static HeaderComment of(HeaderLines.Line line) {
        String content = line.text().substring(DASHES.length()).stripLeading();
        if (content.startsWith(BAR + " ")) {
            return plain(line, Form.TEXT, content.substring(2));
        }
        String text = content.stripTrailing();
        if (text.equals(BAR)) {
            return plain(line, Form.TEXT, "");
        }
        int colon = endOfKey(text);
        if (colon == 0) {
            return plain(line, text.isEmpty() ? Form.BLANK : Form.WORDS, text);
        }
        String name = text.substring(0, colon).strip();
        String value = text.substring(colon + 1).stripLeading();
        int offset = line.text().length() - content.length() + text.length() - value.length();
        return new HeaderComment(line, Form.KEY, text, name, HeaderKey.named(name), value, offset);
    }

    private static HeaderComment plain(HeaderLines.Line line, Form form, String text) {
        return new HeaderComment(line, form, text, "", Optional.empty(), "", 0);
    }

    /**
     * Returns the offset of the colon after a key: words, then a colon, then white space or nothing; zero when the text
     * does not begin with a key.
     */
    private static int endOfKey(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || !isLetter(text.charAt(0))) {
            return 0;
        }
        if (colon + 1 < text.length() && !Character.isWhitespace(text.charAt(colon + 1))) {
            return 0;
        }
        for (int i = 1; i < colon; i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && c != ' ' && c != '\t' && c != '_' && c != '-') {
                return 0;
            }
        }
        return colon;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Writes a line of a message so that it reads back as it is; the first one without a bar where it can be. */
    static String ofMessage(String line, boolean first) {
        String plain = DASHES + " " + line;
        HeaderComment read = of(new HeaderLines.Line(plain, 0, 1, 1));
        boolean natural = first
                && read.isMessage()
                && read.form != Form.TEXT
                && read.text.equals(line)
                && !SectionMarker.isLike(plain);
        if (natural) {
            return plain;
        }
        return DASHES + " " + BAR + (line.isEmpty() ? "" : " " + line);
    }

    /** Returns whether this is a message when it is the first comment: anything but a known key or nothing at all. */
    boolean isMessage() {
        return form != Form.BLANK && key.isEmpty();
    }
}
