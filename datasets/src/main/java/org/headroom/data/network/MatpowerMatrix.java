package org.headroom.data.network;

import java.util.Arrays;

/** A matrix of a MATPOWER file with the line of each row; rows and columns count from 0. */
final class MatpowerMatrix {
    private final String name;
    private double[] cells = new double[256];
    private int[] lines = new int[32];
    private int size;
    private int rows;
    private int columns;

    private MatpowerMatrix(String name) {
        this.name = name;
    }

    /** Reads what follows the opening bracket, up to the closing one. */
    static MatpowerMatrix read(MatpowerText text, String name) {
        int begun = text.line();
        MatpowerMatrix matrix = new MatpowerMatrix(name);
        int rowFrom = 0;
        int rowLine = begun;
        boolean comma = false;
        while (true) {
            char c = text.peek();
            switch (c) {
                case MatpowerText.END ->
                    throw text.error(
                            "the end of the file inside " + name + ", begun in line " + begun, "a closing ']'");
                case ']', ';', '\n' -> {
                    if (matrix.size > rowFrom) {
                        matrix.endRow(text, rowLine, matrix.size - rowFrom);
                        rowFrom = matrix.size;
                    }
                    comma = false;
                    text.step();
                    if (c == ']') {
                        return matrix;
                    }
                }
                case ',' -> {
                    if (comma || matrix.size == rowFrom) {
                        throw text.error("an empty cell in " + name, "a number between two commas");
                    }
                    comma = true;
                    text.step();
                }
                default -> {
                    if (matrix.size == rowFrom) {
                        rowLine = text.line();
                    }
                    comma = false;
                    matrix.add(text.number(name));
                }
            }
        }
    }

    private void add(double value) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, 2 * size);
        }
        cells[size++] = value;
    }

    private void endRow(MatpowerText text, int line, int width) {
        if (rows == 0) {
            columns = width;
        } else if (width != columns) {
            throw text.error(
                    line,
                    width + " columns in row " + (rows + 1) + " of " + name,
                    columns + " columns, as in its first row");
        }
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, 2 * rows);
        }
        lines[rows++] = line;
    }

    String name() {
        return name;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** Line of the file in which a row begins. */
    int line(int row) {
        return lines[row];
    }

    double at(int row, int column) {
        return cells[row * columns + column];
    }
}
