package dev.migration.maven;

import java.util.ArrayList;
import java.util.List;

/** Lines whose columns stand beneath one another. */
final class Table {

    /** A longer cell does not make its column wider, so that a few do not push all others out of sight. */
    private static final int WIDEST = 60;

    private final int gap;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** A table whose columns are a blank apart, so that its lines read as sentences. */
    Table() {
        this(1);
    }

    /** A table whose columns are so many blanks apart. */
    Table(int gap) {
        this.gap = gap;
    }

    /** Adds a line; its cells may have colours. */
    void add(String... cells) {
        add(List.of(cells));
    }

    /** Adds a line; its cells may have colours. */
    void add(List<String> cells) {
        rows.add(cells.stream().map(Cell::of).toList());
    }

    /** Returns the lines. */
    List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (List<Cell> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                if (column == widths.size()) {
                    widths.add(0);
                }
                int width = row.get(column).width;
                if (width <= WIDEST) {
                    widths.set(column, Math.max(widths.get(column), width));
                }
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<Cell> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        int pending = 0;
        for (int column = 0; column < row.size(); column++) {
            Cell cell = row.get(column);
            if (!cell.text.isEmpty()) {
                line.append(" ".repeat(pending)).append(cell.text);
                pending = 0;
            }
            int missing = widths.get(column) - cell.width;
            // A column that is empty throughout takes no place.
            boolean empty = widths.get(column) == 0 && cell.width == 0;
            pending += empty ? 0 : Math.max(0, missing) + gap;
        }
        return line.toString();
    }

    /** A text and how many characters of it are seen. */
    private record Cell(String text, int width) {

        static Cell of(String text) {
            String plain = Style.plain(text);
            return new Cell(text, plain.codePointCount(0, plain.length()));
        }
    }
}
