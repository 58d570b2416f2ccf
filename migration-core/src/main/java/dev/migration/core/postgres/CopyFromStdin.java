package dev.migration.core.postgres;

import java.util.List;

/** Reads the data lines that follow {@code COPY … FROM stdin;} up to {@code \.} alone on a line. */
final class CopyFromStdin {

    private static final String END_OF_DATA = "\\.";

    private final SourceText source;
    private final Lexer lexer;

    CopyFromStdin(SourceText source, Lexer lexer) {
        this.source = source;
        this.lexer = lexer;
    }

    /** Returns whether these are the tokens of a {@code COPY} that reads from the client. */
    static boolean is(List<Token> tokens) {
        return tokens.get(0).isWord("copy") && isFromClient(tokens);
    }

    private static boolean isFromClient(List<Token> tokens) {
        int depth = 0;
        for (int i = 1; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol('(')) {
                depth++;
            } else if (token.isSymbol(')')) {
                depth--;
            } else if (depth == 0 && token.isWord("from")) {
                // The grammar takes either word for the client's side.
                return tokens.get(i + 1).isWord("stdin") || tokens.get(i + 1).isWord("stdout");
            }
        }
        return false;
    }

    /** Reads the data after the semicolon at which the lexer stands, and moves the lexer behind it. */
    String readData(int statement, boolean terminated) {
        if (!terminated) {
            lexer.fault(
                    statement,
                    "COPY … FROM stdin has no data here. End it with ';', then write the data on the next lines"
                            + " and '\\.' on a line of its own.");
            return "";
        }
        String content = source.content();
        int endOfLine = source.endOfLine(lexer.position());
        requireNothingMore(lexer.position(), endOfLine);
        int start = source.afterLineEnd(endOfLine);
        int line = start;
        while (line < content.length()) {
            int end = source.endOfLine(line);
            if (end - line == END_OF_DATA.length() && content.startsWith(END_OF_DATA, line)) {
                lexer.moveTo(source.afterLineEnd(end));
                return content.substring(start, line);
            }
            line = source.afterLineEnd(end);
        }
        lexer.fault(
                statement,
                "The data of this COPY … FROM stdin never ends. Write '\\.' on a line of its own after the last row.");
        lexer.moveTo(content.length());
        return content.substring(start);
    }

    private void requireNothingMore(int from, int endOfLine) {
        int rest = from;
        while (rest < endOfLine && Characters.isSpace(source.content().charAt(rest))) {
            rest++;
        }
        if (rest < endOfLine && !source.content().startsWith("--", rest)) {
            lexer.fault(
                    rest,
                    "Text follows COPY … FROM stdin on its line. Begin the data, or the next statement after the data,"
                            + " on a line of its own.");
        }
    }
}
