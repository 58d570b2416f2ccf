package dev.migration.core.script;

import static java.util.Locale.ROOT;

import java.text.Normalizer;
import java.util.Map;

/** Turns a message into the part of a file name that tells people what the script is about. */
final class Slug {

    static final int MAX_LENGTH = 40;

    /** Letters that do not decompose into an ASCII letter and a mark. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("ß", "ss"),
            Map.entry("æ", "ae"),
            Map.entry("œ", "oe"),
            Map.entry("ø", "o"),
            Map.entry("ł", "l"),
            Map.entry("đ", "d"),
            Map.entry("ð", "d"),
            Map.entry("þ", "th"),
            Map.entry("ı", "i"));

    private Slug() {}

    /**
     * Returns the first line of a message in ASCII lower case, words joined by underscores; at most
     * {@link #MAX_LENGTH} characters, may be empty.
     */
    static String of(String message) {
        String line = message.lines().findFirst().orElse("").toLowerCase(ROOT);
        StringBuilder letters = new StringBuilder();
        line.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> letters.append(LETTERS.getOrDefault(letter, letter)));
        String slug = Normalizer.normalize(letters, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("['’]", "")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        return slug.length() <= MAX_LENGTH ? slug : cut(slug);
    }

    /** Cuts at the end of a word where that keeps most of the text. */
    private static String cut(String slug) {
        String whole = slug.substring(0, MAX_LENGTH);
        int lastWord = slug.charAt(MAX_LENGTH) == '_' ? MAX_LENGTH : whole.lastIndexOf('_');
        return lastWord > MAX_LENGTH / 2 ? whole.substring(0, lastWord) : whole;
    }
}
