package org.headroom.app.load;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.gpu.GpuPower;
import org.headroom.physics.gpu.ServerPower;

/**
 * The site's servers by place: server {@code i} stands in rack {@code i / slots}, slot {@code i % slots}. Racks fill the
 * halls in order; the racks of a kind of GPU are dealt to its makers in proportion to their shares; the last rack may be
 * part empty.
 *
 * @param slots servers a full rack holds
 * @param gpusPerServer GPUs in a server
 * @param racksPerArray neighbouring racks that form an array
 * @param kinds kinds of GPU; the first is the site's own
 * @param hallOfRack from 0, one a rack
 * @param kindOfRack index into {@code kinds}, one a rack
 * @param makerOfRack index into the kind's makers, one a rack
 */
public record Fleet(
        int servers,
        int slots,
        int gpusPerServer,
        int racksPerArray,
        List<Kind> kinds,
        int[] hallOfRack,
        int[] kindOfRack,
        int[] makerOfRack) {

    /** A kind of GPU and the makers of its servers. */
    public record Kind(String name, GpuPower gpu, List<Maker> makers) {
        public Kind {
            makers = List.copyOf(makers);
        }
    }

    /**
     * A server maker: its share of the kind's racks, its server's power law and the share of its heat that liquid takes.
     */
    public record Maker(String name, double share, ServerPower server, double liquidShare) {}

    /** Racks of one hall, all of one kind. */
    public record Hall(int racks, int kind) {}

    /**
     * Deals the racks.
     *
     * @throws OutOfRange if the shares do not add up to 1 or the servers do not fill the racks
     */
    public static Fleet of(
            int gpus, int slots, int gpusPerServer, int racksPerArray, List<Hall> halls, List<Kind> kinds) {
        int racks = halls.stream().mapToInt(Hall::racks).sum();
        int servers = Math.ceilDiv(gpus, gpusPerServer);
        if (servers > racks * slots || servers <= (racks - 1) * slots) {
            throw new OutOfRange(
                    "it.racks_count",
                    racks + " racks for " + servers + " servers",
                    Math.ceilDiv(servers, slots) + " racks");
        }
        int[] hallOfRack = new int[racks];
        int[] kindOfRack = new int[racks];
        int rack = 0;
        for (int h = 0; h < halls.size(); h++) {
            for (int i = 0; i < halls.get(h).racks(); i++) {
                hallOfRack[rack] = h;
                kindOfRack[rack++] = halls.get(h).kind();
            }
        }
        int[] makerOfRack = new int[racks];
        for (int k = 0; k < kinds.size(); k++) {
            deal(k, kinds.get(k).makers(), kindOfRack, makerOfRack);
        }
        return new Fleet(
                servers, slots, gpusPerServer, racksPerArray, List.copyOf(kinds), hallOfRack, kindOfRack, makerOfRack);
    }

    private static void deal(int kind, List<Maker> makers, int[] kindOfRack, int[] makerOfRack) {
        double sum = makers.stream().mapToDouble(Maker::share).sum();
        Checks.within("it.makers shares", sum, 1 - 1e-9, 1 + 1e-9);
        double[] due = new double[makers.size()];
        for (int r = 0; r < kindOfRack.length; r++) {
            if (kindOfRack[r] == kind) {
                int next = 0;
                for (int m = 0; m < due.length; m++) {
                    due[m] += makers.get(m).share();
                    next = due[m] > due[next] + 1e-9 ? m : next;
                }
                due[next] -= 1;
                makerOfRack[r] = next;
            }
        }
    }

    public int racks() {
        return makerOfRack.length;
    }

    public int gpus() {
        return servers * gpusPerServer;
    }

    public int halls() {
        return hallOfRack[racks() - 1] + 1;
    }

    /** The rack after the last one of each hall: racks stand hall by hall. */
    public int[] hallEnds() {
        int[] ends = new int[halls()];
        for (int r = 0; r < racks(); r++) {
            ends[hallOfRack[r]] = r + 1;
        }
        return ends;
    }

    public Kind kindOf(int rack) {
        return kinds.get(kindOfRack[rack]);
    }

    public GpuPower gpuOf(int rack) {
        return kindOf(rack).gpu();
    }

    public Maker makerOf(int rack) {
        return kindOf(rack).makers().get(makerOfRack[rack]);
    }

    public ServerPower serverOf(int rack) {
        return makerOf(rack).server();
    }

    public double liquidShareOf(int rack) {
        return makerOf(rack).liquidShare();
    }

    /** The hall of a rack, from 0. */
    public int hallOf(int rack) {
        return hallOfRack[rack];
    }

    /** The array of a rack, from 0: neighbours in order, across halls. */
    public int arrayOf(int rack) {
        return rack / racksPerArray;
    }

    /** Servers that stand in a rack. */
    public int serversIn(int rack) {
        return Math.min(slots, servers - rack * slots);
    }

    /** Servers of a kind. */
    public int serversOfKind(int kind) {
        int count = 0;
        for (int r = 0; r < racks(); r++) {
            count += kindOfRack[r] == kind ? serversIn(r) : 0;
        }
        return count;
    }

    /** The mean of a figure over all servers, by the kinds' counts and the makers' shares. */
    public double serverMean(ToDoubleBiFunction<Kind, Maker> figure) {
        double mean = 0;
        for (int k = 0; k < kinds.size(); k++) {
            Kind kind = kinds.get(k);
            int count = serversOfKind(k);
            if (count > 0) {
                double ofKind = kind.makers().stream()
                        .mapToDouble(maker -> maker.share() * figure.applyAsDouble(kind, maker))
                        .sum();
                mean += count / (double) servers * ofKind;
            }
        }
        return mean;
    }

    /** The highest power limit of any kind in use, W a GPU: a cap of this many watts holds back none. */
    public double gpuLimitW() {
        double most = 0;
        for (int k : kindOfRack) {
            most = Math.max(most, kinds.get(k).gpu().design().limitW());
        }
        return most;
    }

    public RackBank newBank() {
        return new RackBank(slots, racks());
    }
}
