package dev.migration.core.run;

import java.util.List;

/** A script for psql that is being written. */
final class SqlText {

    private static final int USUAL_STEP = 1400;
    private static final int LONGEST_TO_BEGIN_WITH = 1 << 26;

    private final StringBuilder text;

    SqlText() {
        this(0);
    }

    /** Creates a script of so many steps. */
    SqlText(int steps) {
        this.text = new StringBuilder((int) Math.min(LONGEST_TO_BEGIN_WITH, (steps + 1L) * USUAL_STEP));
    }

    /** Returns the text of these statements, to be added to scripts many times. */
    static String of(List<String> statements) {
        SqlText sql = new SqlText();
        sql.statements(statements);
        return sql.toString();
    }

    /** Adds a piece of text as it is. */
    SqlText add(String piece) {
        text.append(piece);
        return this;
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    void blank() {
        text.append('\n');
    }

    void comment(String line) {
        text.append("-- ").append(line).append('\n');
    }

    void statement(String sql) {
        text.append(sql).append(";\n");
    }

    void statements(List<String> statements) {
        for (String statement : statements) {
            statement(statement);
        }
    }

    /** Adds the lines that follow {@code COPY … FROM stdin}. */
    void copyData(String data) {
        text.append(data);
        if (!data.isEmpty() && !data.endsWith("\n")) {
            text.append('\n');
        }
        line("\\.");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
