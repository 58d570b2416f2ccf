package dev.migration.core.postgres;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Splits SQL text into exactly the statements that PostgreSQL would see in it. Not thread-safe.
 *
 * <p>What psql reads rather than the server is understood where {@code pg_dump} writes it: {@code COPY … FROM stdin}
 * takes the data lines after it along, lines with {@code \restrict} and {@code \}{@code unrestrict} are skipped.
 * Whatever else keeps the text from being split is noted as a fault and reading goes on, so that one pass finds all.
 *
 * <p>The text is read as with {@code standard_conforming_strings} on; a statement that turns it off is a fault.
 */
public final class StatementSplitter {

    private final SourceText source;
    private final Lexer lexer;
    private final StatementInProgress current = new StatementInProgress();
    private List<SqlStatement> statements = new ArrayList<>();
    private @Nullable TokenDigest digest;

    /**
     * Creates a splitter.
     *
     * @param offset to start at
     * @param boundary at which line comments a part ends, told by their text from the dashes to the end of the line;
     *     asked only about comments that stand alone on a line
     */
    public StatementSplitter(SourceText source, int offset, Predicate<String> boundary) {
        this.source = source;
        this.lexer = new Lexer(source, offset, boundary);
        int nul = source.content().indexOf('\0');
        if (nul >= 0) {
            lexer.fault(nul, "The character U+0000 cannot be sent to PostgreSQL. Remove it.");
        }
    }

    /**
     * Returns the statements of a whole text.
     *
     * @throws InvalidSqlException if the text has faults
     */
    public static List<SqlStatement> split(SourceText source) {
        StatementSplitter splitter = new StatementSplitter(source, 0, comment -> false);
        SqlPart part = splitter.next();
        if (!splitter.faults().isEmpty()) {
            throw new InvalidSqlException(splitter.faults());
        }
        return part.statements();
    }

    /** Reads as {@link #next()} does, and takes the checksum of the part. */
    public SqlPart nextWithChecksum() {
        digest = new TokenDigest(source.content());
        SqlPart part = next();
        digest = null;
        return part;
    }

    /** Reads up to the next boundary, or to the end of the text; after the end the part is empty. */
    public SqlPart next() {
        statements = new ArrayList<>();
        Token token = readStatement();
        while (!token.kind().endsPart()) {
            finish(/* terminated= */ true);
            token = readStatement();
        }
        finish(/* terminated= */ false);
        Optional<SqlPart.Boundary> boundary = token.kind() == TokenKind.BOUNDARY
                ? Optional.of(new SqlPart.Boundary(token.text(), token.start()))
                : Optional.empty();
        return new SqlPart(statements, Optional.ofNullable(digest).map(TokenDigest::hex), boundary);
    }

    /** Reads the tokens of a statement; returns the token that ends it. */
    private Token readStatement() {
        Token token = lexer.next();
        while (!token.kind().endsPart()
                && !(token.isSymbol(';') && current.nesting().isOutermost())) {
            if (token.kind() == TokenKind.META_COMMAND) {
                metaCommand(token);
            } else {
                add(token);
            }
            token = lexer.next();
        }
        return token;
    }

    /** Returns the faults found so far in the order of the text, none when all went well. */
    public List<SqlFault> faults() {
        if (lexer.faults().isEmpty()) {
            return List.of();
        }
        return lexer.faults().stream()
                .sorted(comparingInt((SqlFault fault) -> fault.place().line())
                        .thenComparingInt(fault -> fault.place().column()))
                .toList();
    }

    private void add(Token token) {
        if (digest != null) {
            digest.token(token);
        }
        if (!current.add(token)) {
            lexer.fault(
                    token.start(),
                    "A parenthesis closes here that was never opened. Remove it, or open it with '(' before.");
        }
    }

    private void finish(boolean terminated) {
        if (current.isEmpty()) {
            return;
        }
        if (!current.nesting().isOutermost()) {
            current.nesting().forEachOpen((open, message) -> lexer.fault(open.start(), message));
        }
        if (Settings.turnsStandardStringsOff(current.tokens())) {
            lexer.fault(
                    current.start(),
                    "A script cannot turn 'standard_conforming_strings' off."
                            + " Remove this statement, and write strings with backslash escapes as E'…'.");
        }
        Optional<String> data = Optional.empty();
        if (CopyFromStdin.is(current.tokens())) {
            String lines = new CopyFromStdin(source, lexer).readData(current.start(), terminated);
            data = Optional.of(lines);
        }
        if (digest != null) {
            if (data.isPresent()) {
                digest.copyData(data.get());
            }
            digest.endOfStatement();
        }
        statements.add(new SqlStatement(
                source.content().substring(current.start(), current.end()),
                source.placeAt(current.start()),
                StatementClassifier.classify(current.tokens()),
                data));
        current.clear();
    }

    private void metaCommand(Token token) {
        String command = token.text().split("\\s", 2)[0];
        boolean ignored = command.equals("\\restrict") || command.equals("\\unrestrict");
        if (!ignored) {
            lexer.fault(
                    token.start(),
                    "The psql command '" + command + "' cannot run in a script, only SQL can."
                            + " Remove it, or write in SQL what it does.");
        } else if (!current.isEmpty() || !source.isFirstOnLine(token.start())) {
            lexer.fault(
                    token.start(),
                    "The psql command '" + command + "' is not alone on a line between two statements."
                            + " Move it to a line of its own, or remove it.");
        }
    }
}
