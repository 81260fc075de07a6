package org.headroom.app.load;

import java.util.List;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.gpu.GpuPower;
import org.headroom.physics.gpu.ServerPower;

/**
 * The site's servers by place: server {@code i} stands in rack {@code i / slots}, slot {@code i % slots}; racks are
 * dealt to the makers in proportion to their shares, and the last rack may be part empty.
 *
 * @param slots servers a full rack holds
 * @param gpusPerServer GPUs in a server
 * @param makerOfRack index into {@code makers}, one a rack
 */
public record Fleet(
        int servers, int slots, int gpusPerServer, int halls, GpuPower gpu, List<Maker> makers, int[] makerOfRack) {

    /** A server maker: its share of the racks, its server's power law and the share of its heat that liquid takes. */
    public record Maker(String name, double share, ServerPower server, double liquidShare) {}

    /**
     * Deals the racks.
     *
     * @throws OutOfRange if the shares do not add up to 1 or the servers do not fill the racks
     */
    public static Fleet of(
            int gpus, int racks, int slots, int gpusPerServer, int halls, GpuPower gpu, List<Maker> makers) {
        int servers = Math.ceilDiv(gpus, gpusPerServer);
        if (servers > racks * slots || servers <= (racks - 1) * slots) {
            throw new OutOfRange(
                    "it.racks_count",
                    racks + " racks for " + servers + " servers",
                    Math.ceilDiv(servers, slots) + " racks");
        }
        double sum = makers.stream().mapToDouble(Maker::share).sum();
        Checks.within("it.makers shares", sum, 1 - 1e-9, 1 + 1e-9);
        int[] makerOfRack = new int[racks];
        double[] due = new double[makers.size()];
        for (int r = 0; r < racks; r++) {
            int next = 0;
            for (int m = 0; m < due.length; m++) {
                due[m] += makers.get(m).share();
                next = due[m] > due[next] + 1e-9 ? m : next;
            }
            due[next] -= 1;
            makerOfRack[r] = next;
        }
        return new Fleet(servers, slots, gpusPerServer, halls, gpu, List.copyOf(makers), makerOfRack);
    }

    public int racks() {
        return makerOfRack.length;
    }

    public int gpus() {
        return servers * gpusPerServer;
    }

    public ServerPower serverOf(int rack) {
        return makers.get(makerOfRack[rack]).server();
    }

    public double liquidShareOf(int rack) {
        return makers.get(makerOfRack[rack]).liquidShare();
    }

    /** The hall of a rack, from 0: racks fill the halls in order. */
    public int hallOf(int rack) {
        return (int) ((long) rack * halls / racks());
    }

    public RackBank newBank() {
        return new RackBank(slots, racks());
    }
}
