package dev.migration.core.script;

/**
 * A comment line of a header that is no marker.
 *
 * <p>{@code -- | text} is text of the message whatever it looks like, {@code -- key: value} has a key; anything else
 * is words.
 *
 * @param text what it says, all of it
 * @param key what stands before the colon; empty unless the form is {@link Form#KEY}
 * @param value what stands after the colon, without white space around it
 * @param valueOffset of the value in the line
 */
record HeaderComment(Form form, String text, String key, String value, int valueOffset) {

    private static final String DASHES = "--";
    private static final String BAR = "|";

    /** What a comment line can be. */
    enum Form {
        BLANK,
        TEXT,
        KEY,
        WORDS
    }

    /** Reads a line from its dashes on. */
    static HeaderComment of(String line) {
        String content = line.substring(DASHES.length()).stripLeading();
        int offset = line.length() - content.length();
        if (content.startsWith(BAR + " ")) {
            return new HeaderComment(Form.TEXT, content.substring(2), "", "", offset);
        }
        String text = content.stripTrailing();
        if (text.equals(BAR)) {
            return new HeaderComment(Form.TEXT, "", "", "", offset);
        }
        int colon = endOfKey(text);
        if (colon > 0) {
            String value = text.substring(colon + 1).stripLeading();
            return new HeaderComment(
                    Form.KEY, text, text.substring(0, colon).strip(), value, offset + text.length() - value.length());
        }
        return new HeaderComment(text.isEmpty() ? Form.BLANK : Form.WORDS, text, "", "", offset);
    }

    /**
     * Returns the offset of the colon after a key: words, then a colon, then white space or nothing; zero when the text
     * does not begin with a key. Written out, since a listing asks it of every line of every script.
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
        HeaderComment read = of(plain);
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
        return switch (form) {
            case BLANK -> false;
            case KEY -> HeaderKey.named(key).isEmpty();
            case TEXT, WORDS -> true;
        };
    }
}
