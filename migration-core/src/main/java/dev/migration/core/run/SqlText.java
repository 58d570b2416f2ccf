package dev.migration.core.run;

import java.util.List;

/** A script for psql that is being written. */
final class SqlText {

    private final StringBuilder text = new StringBuilder();

    void line(String line) {
        text.append(line).append('\n');
    }

    void blank() {
        line("");
    }

    void comment(String line) {
        text.append("-- ").append(line).append('\n');
    }

    void statement(String sql) {
        text.append(sql).append(";\n");
    }

    void statements(List<String> statements) {
        statements.forEach(this::statement);
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
