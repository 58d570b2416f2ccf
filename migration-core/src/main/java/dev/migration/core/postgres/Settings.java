package dev.migration.core.postgres;

import java.util.List;

/** Tells which settings a statement changes, where that changes how later text is read. */
final class Settings {

    private Settings() {}

    /** Returns whether these are the tokens of {@code SET standard_conforming_strings = off}. */
    static boolean turnsStandardStringsOff(List<Token> tokens) {
        return tokens.get(0).isWord("set") && setsStandardStringsOff(tokens);
    }

    private static boolean setsStandardStringsOff(List<Token> tokens) {
        if (tokens.size() < 4) {
            return false;
        }
        boolean scoped = tokens.get(1).isWord("session") || tokens.get(1).isWord("local");
        return tokens.get(scoped ? 2 : 1).isWord("standard_conforming_strings")
                && Options.isFalse(tokens.get(tokens.size() - 1));
    }
}
