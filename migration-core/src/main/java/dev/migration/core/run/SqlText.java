package dev.migration.core.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migration.core.postgres.Literals;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * SQL that is being put together, in UTF-8. A long script is made of a million short pieces, so these are copied where they
 * go without anything being created for them.
 */
final class SqlText {

    private static final int USUAL_LENGTH = 512;
    // A file is written in pieces of about this length.
    private static final int ENOUGH_TO_WRITE = 1 << 15;

    private byte[] text = new byte[USUAL_LENGTH];
    private int length;

    /** Returns statements that are added to texts many times, as {@link #add(byte[])} takes them. */
    static byte[] encode(List<String> statements) {
        SqlText sql = new SqlText();
        sql.statements(statements);
        return Arrays.copyOf(sql.text, sql.length);
    }

    /** Returns a piece that is added to texts many times, as {@link #add(byte[])} takes it. */
    static byte[] encode(String piece) {
        return piece.getBytes(UTF_8);
    }

    /** Adds a piece of text as it is. */
    SqlText add(String piece) {
        int end = piece.length();
        makeRoom(end);
        for (int i = 0; i < end; i++) {
            char c = piece.charAt(i);
            if (c >= 0x80) {
                return add(encode(piece));
            }
            text[length + i] = (byte) c;
        }
        length += end;
        return this;
    }

    /** Adds a piece that is encoded already. */
    SqlText add(byte[] piece) {
        makeRoom(piece.length);
        System.arraycopy(piece, 0, text, length, piece.length);
        length += piece.length;
        return this;
    }

    private void add(char ascii) {
        makeRoom(1);
        text[length++] = (byte) ascii;
    }

    private void makeRoom(int more) {
        if (more > text.length - length) {
            text = Arrays.copyOf(text, Math.max(Math.addExact(length, more), 2 * text.length));
        }
    }

    /** Adds a text as a string literal. */
    SqlText literal(String value) {
        if (!Literals.isPlain(value)) {
            return add(Literals.quote(value));
        }
        add('\'');
        add(value);
        add('\'');
        return this;
    }

    void line(String line) {
        add(line).blank();
    }

    void blank() {
        add('\n');
    }

    void comment(String line) {
        add("-- ").line(line);
    }

    void statement(String sql) {
        add(sql).endStatement();
    }

    /** Ends the statement that was added piece by piece. */
    void endStatement() {
        add(";\n");
    }

    void statements(List<String> statements) {
        for (String statement : statements) {
            statement(statement);
        }
    }

    /** Adds the lines that follow {@code COPY … FROM stdin}. */
    void copyData(String data) {
        add(data);
        if (!data.isEmpty() && !data.endsWith("\n")) {
            blank();
        }
        line("\\.");
    }

    /** Hands over what is there, if that is worth a write, and goes on with nothing. */
    void drainTo(OutputStream out) throws IOException {
        if (length >= ENOUGH_TO_WRITE) {
            writeTo(out);
            length = 0;
        }
    }

    /** Hands over what is there. */
    void writeTo(OutputStream out) throws IOException {
        out.write(text, 0, length);
    }

    @Override
    public String toString() {
        return new String(text, 0, length, UTF_8);
    }
}
