package dev.migration.core.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern KEY =
            Pattern.compile("([A-Za-z][A-Za-z _-]*+)[ \t]*:(?=\\s|\\z)\\s*(.*)", Pattern.DOTALL);
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
        Matcher key = KEY.matcher(text);
        if (key.matches()) {
            return new HeaderComment(Form.KEY, text, key.group(1).strip(), key.group(2), offset + key.start(2));
        }
        return new HeaderComment(text.isEmpty() ? Form.BLANK : Form.WORDS, text, "", "", offset);
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
