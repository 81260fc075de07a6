package org.headroom.data.network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/**
 * A MATPOWER case as written: base, buses, generators and branches. The file is read as data; a statement that computes is
 * refused with its line, as nothing here runs MATLAB. Fields that a power flow does not need are passed over, whatever
 * they hold.
 */
final class MatpowerFile {
    private static final String DATA_ONLY =
            "a case whose matrices are written out as numbers (Octave or MATLAB: savecase('out.m', loadcase('CASE')))";

    private final MatpowerText text;
    private final Map<String, MatpowerMatrix> matrices = new LinkedHashMap<>();
    private String name = "";
    private String struct = "";
    private double baseMva = Double.NaN;

    private MatpowerFile(MatpowerText text) {
        this.text = text;
    }

    /** @throws InputError unless all of the file is data in format version 2 */
    static MatpowerFile parse(String file, String content) {
        MatpowerFile parsed = new MatpowerFile(new MatpowerText(file, content));
        parsed.header();
        while (parsed.statement()) {}
        parsed.requireFields();
        return parsed;
    }

    String name() {
        return name;
    }

    double baseMva() {
        return baseMva;
    }

    MatpowerMatrix matrix(String field) {
        MatpowerMatrix matrix = matrices.get(field);
        if (matrix == null) {
            throw missing(field);
        }
        return matrix;
    }

    private void header() {
        while (text.peek() == '\n' || text.peek() == ';') {
            text.step();
        }
        int mark = text.mark();
        if (!text.name().equals("function")) {
            throw text.error("'" + text.from(mark) + "'", "a MATPOWER case, which begins with 'function mpc = NAME'");
        }
        boolean bracket = text.take('[');
        text.peek();
        struct = text.name();
        if (bracket && text.peek() != ']') {
            throw text.error(
                    "'" + text.from(mark) + "', a case in format version 1",
                    "format version 2 (Octave or MATLAB: savecase('out.m', loadcase('CASE')))");
        }
        boolean output = (!bracket || text.take(']')) && text.take('=');
        text.peek();
        name = text.name();
        if (text.take('(')) {
            output &= text.take(')');
        }
        if (!output || struct.isEmpty() || name.isEmpty() || !atEnd()) {
            throw text.error("'" + text.from(mark) + "'", "a MATPOWER case, which begins with 'function mpc = NAME'");
        }
    }

    /** Reads one statement; false at the end of the file or of its function. */
    private boolean statement() {
        char c = text.peek();
        if (c == MatpowerText.END) {
            return false;
        }
        if (c == '\n' || c == ';' || c == ',') {
            text.step();
            return true;
        }
        int mark = text.mark();
        String word = text.name();
        if (word.equals("end") || word.equals("endfunction") || word.equals("return")) {
            if (atEnd()) {
                return false;
            }
            throw computes(mark);
        }
        if (!word.equals(struct) || !text.follows('.')) {
            throw computes(mark);
        }
        text.step();
        field(text.name(), mark);
        return true;
    }

    private void field(String field, int mark) {
        int line = text.line();
        switch (field) {
            case "version" -> {
                assign(mark);
                String version = text.quoted();
                if (version == null) {
                    version = Long.toString(Math.round(text.number("mpc.version")));
                }
                if (!version.equals("2")) {
                    throw text.error(line, "format version " + version, "version 2");
                }
                endOfStatement();
            }
            case "baseMVA" -> {
                assign(mark);
                baseMva = text.number("mpc.baseMVA");
                if (!(baseMva > 0 && baseMva < Double.POSITIVE_INFINITY)) {
                    throw text.error(line, "mpc.baseMVA " + baseMva, "greater than 0");
                }
                endOfStatement();
            }
            case "bus", "gen", "branch" -> {
                assign(mark);
                if (!text.take('[')) {
                    throw computes(mark);
                }
                matrices.put(field, MatpowerMatrix.read(text, "mpc." + field));
                endOfStatement();
            }
            default -> passOver();
        }
    }

    private void assign(int mark) {
        if (!text.take('=')) {
            throw computes(mark);
        }
        text.peek();
    }

    private void endOfStatement() {
        if (!atEnd()) {
            throw computes(text.mark());
        }
    }

    private boolean atEnd() {
        char c = text.peek();
        return c == '\n' || c == ';' || c == ',' || c == MatpowerText.END;
    }

    /** To the end of a statement about a field that is not needed; brackets and texts must close. */
    private void passOver() {
        int begun = text.line();
        int depth = 0;
        while (true) {
            char c = text.peek();
            if (c == MatpowerText.END && depth > 0) {
                throw text.error("the end of the file inside brackets begun in line " + begun, "a complete file");
            }
            if (c == MatpowerText.END || depth == 0 && (c == '\n' || c == ';')) {
                return;
            }
            if (text.quoteBegins()) {
                text.quoted();
                continue;
            }
            depth += "[{(".indexOf(c) >= 0 ? 1 : "]})".indexOf(c) >= 0 ? -1 : 0;
            text.step();
        }
    }

    private void requireFields() {
        if (Double.isNaN(baseMva)) {
            throw missing("baseMVA");
        }
        require("bus", 13);
        require("gen", 10);
        require("branch", 11);
    }

    private void require(String field, int columns) {
        @Nullable MatpowerMatrix matrix = matrices.get(field);
        if (matrix == null) {
            throw missing(field);
        }
        if (matrix.rows() > 0 && matrix.columns() < columns) {
            throw text.error(
                    matrix.line(0), matrix.columns() + " columns in mpc." + field, "at least " + columns + " columns");
        }
    }

    private InputError missing(String field) {
        return text.error("the end of the file without mpc." + field, "mpc.baseMVA, mpc.bus, mpc.gen and mpc.branch");
    }

    private InputError computes(int mark) {
        return text.error("'" + text.from(mark) + "', a statement that computes", DATA_ONLY);
    }
}
