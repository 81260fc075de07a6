package org.headroom.data.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.headroom.grid.network.NetworkChecks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Reads a MATPOWER case, format version 2, strictly as data: columns as in MATPOWER User's Manual (Zimmerman,
 * Murillo-Sanchez, 2020), appendix B, tables B-1 to B-3. Powers become W and var; order and numbers stay the file's.
 *
 * <ul>
 *   <li>A bus is called by its number; a branch {@code 4-7}, its parallels {@code 4-7 #2}, {@code 4-7 #3}; a generator by
 *       its bus, further ones there {@code 5 #2}.
 *   <li>A branch is a transformer where its ratio or shift is not 0; ratio 0 is 1.
 *   <li>Rating A of 0 (or infinite) is none; a status of 0 or less is out of service.
 *   <li>Costs, names, areas and the columns of a solved case are passed over.
 * </ul>
 */
public final class MatpowerReader {
    private static final double W_PER_MW = 1e6;
    private static final double V_PER_KV = 1e3;

    private final String file;
    private final MatpowerMatrix bus;
    private final MatpowerMatrix gen;
    private final MatpowerMatrix branch;
    private final MatpowerFile parsed;

    private MatpowerReader(String file, String content) {
        this.file = file;
        this.parsed = MatpowerFile.parse(file, content);
        this.bus = parsed.matrix("bus");
        this.gen = parsed.matrix("gen");
        this.branch = parsed.matrix("branch");
    }

    /** @throws InputError in one line with the line of the file, unless it is a case that a power flow can be run on */
    public static Network read(Path file) {
        return read(file.toString(), TextFile.read(file));
    }

    /**
     * Reads a case already in memory.
     *
     * @param file what errors call it
     */
    public static Network read(String file, String content) {
        return new MatpowerReader(file, content).network();
    }

    private Network network() {
        Network network = new Network(parsed.name(), parsed.baseMva() * W_PER_MW, buses(), branches(), generators());
        try {
            NetworkChecks.check(network);
        } catch (OutOfRange e) {
            throw InputError.of(file, place(network, e.name()), e);
        }
        return network;
    }

    private List<Bus> buses() {
        List<Bus> buses = new ArrayList<>(bus.rows());
        for (int i = 0; i < bus.rows(); i++) {
            buses.add(new Bus(
                    id(bus, i, 0),
                    kind(i),
                    bus.at(i, 9) * V_PER_KV,
                    bus.at(i, 2) * W_PER_MW,
                    bus.at(i, 3) * W_PER_MW,
                    bus.at(i, 4) * W_PER_MW,
                    bus.at(i, 5) * W_PER_MW,
                    bus.at(i, 7),
                    bus.at(i, 8),
                    bus.at(i, 12),
                    bus.at(i, 11)));
        }
        return buses;
    }

    private Bus.Kind kind(int row) {
        double type = bus.at(row, 1);
        if (type == 1) {
            return Bus.Kind.PQ;
        }
        if (type == 2) {
            return Bus.Kind.PV;
        }
        if (type == 3) {
            return Bus.Kind.REFERENCE;
        }
        if (type == 4) {
            return Bus.Kind.ISOLATED;
        }
        throw new InputError(
                file,
                bus.line(row),
                "type " + number(type) + " of bus " + number(bus.at(row, 0)),
                "1 (PQ), 2 (PV), 3 (reference) or 4 (isolated)");
    }

    private List<Branch> branches() {
        List<Branch> branches = new ArrayList<>(branch.rows());
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < branch.rows(); i++) {
            String from = id(branch, i, 0);
            String to = id(branch, i, 1);
            double rating = branch.at(i, 5);
            double ratio = branch.at(i, 8);
            double shift = branch.at(i, 9);
            branches.add(new Branch(
                    unique(from + "-" + to, names),
                    from,
                    to,
                    branch.at(i, 2),
                    branch.at(i, 3),
                    branch.at(i, 4),
                    Double.isInfinite(rating) ? 0 : rating * W_PER_MW,
                    ratio == 0 ? 1 : ratio,
                    shift,
                    ratio != 0 || shift != 0,
                    branch.at(i, 10) > 0));
        }
        return branches;
    }

    private List<Generator> generators() {
        List<Generator> generators = new ArrayList<>(gen.rows());
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < gen.rows(); i++) {
            String at = id(gen, i, 0);
            generators.add(new Generator(
                    unique(at, names),
                    at,
                    gen.at(i, 1) * W_PER_MW,
                    gen.at(i, 2) * W_PER_MW,
                    gen.at(i, 4) * W_PER_MW,
                    gen.at(i, 3) * W_PER_MW,
                    gen.at(i, 9) * W_PER_MW,
                    gen.at(i, 8) * W_PER_MW,
                    gen.at(i, 5),
                    gen.at(i, 6) * W_PER_MW,
                    Double.NaN,
                    gen.at(i, 7) > 0));
        }
        return generators;
    }

    private String id(MatpowerMatrix matrix, int row, int column) {
        double id = matrix.at(row, column);
        if (!(id >= 1 && id <= Integer.MAX_VALUE && id == Math.rint(id))) {
            throw new InputError(
                    file,
                    matrix.line(row),
                    "bus number " + number(id) + " in " + matrix.name(),
                    "a whole number from 1");
        }
        return Integer.toString((int) id);
    }

    private static String unique(String name, Map<String, Integer> names) {
        int count = names.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + " #" + count;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Line and name of an element that the checks refused; of two buses with one name the second. */
    private static String at(MatpowerMatrix matrix, int row, String element) {
        return "line " + matrix.line(row) + ": " + element;
    }

    private String place(Network network, String element) {
        for (int i = bus.rows() - 1; i >= 0; i--) {
            if (element.equals(NetworkChecks.name(network.buses().get(i)))) {
                return at(bus, i, element);
            }
        }
        for (int i = 0; i < branch.rows(); i++) {
            if (element.equals(NetworkChecks.name(network.branches().get(i)))) {
                return at(branch, i, element);
            }
        }
        for (int i = 0; i < gen.rows(); i++) {
            if (element.equals(NetworkChecks.name(network.generators().get(i)))) {
                return at(gen, i, element);
            }
        }
        return element;
    }
}
