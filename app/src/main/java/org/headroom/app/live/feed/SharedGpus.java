package org.headroom.app.live.feed;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.headroom.app.live.Frame;
import org.headroom.data.telemetry.HostRacks;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.IngestCounts.Kind;
import org.headroom.data.telemetry.SampleSink;

/**
 * GPUs whose UUID is there under more than one host: the largest power of those in a rack of the site counts, the others
 * are taken out of their racks' sums. What is said under a host of no rack is in no sum anyway.
 */
final class SharedGpus implements SampleSink {
    private final HostRacks hosts;
    private final IngestCounts counts;
    private final Map<String, Integer> gpuOf = new HashMap<>();
    private int[] gpu = new int[16];
    private int[] rack = new int[16];
    private int series;
    private double startS;
    private double stepS;
    private int stepCount;

    /** By GPU and step: the largest power and whose it is. */
    private double[] mostW = {};

    private int[] mostRack = {};

    /** By rack and step. */
    private final int racks;

    private double[] outW = {};
    private int[] outGpus = {};

    SharedGpus(HostRacks hosts, IngestCounts counts) {
        this.hosts = hosts;
        this.counts = counts;
        racks = hosts.racks();
    }

    void begin(double firstS, double everyS, int count) {
        startS = firstS;
        stepS = everyS;
        stepCount = count;
        series = 0;
        gpuOf.clear();
        mostW = new double[0];
        mostRack = new int[0];
        outW = new double[0];
        outGpus = new int[0];
    }

    /** GPUs that were there more than once. */
    int gpus() {
        return outGpus.length == 0 ? 0 : gpuOf.size();
    }

    @Override
    public int series(Map<String, String> labels) {
        String uuid = labels.getOrDefault("UUID", "");
        int at = uuid.isEmpty() ? -1 : hosts.rackOf(labels);
        if (at < 0) {
            return -1;
        }
        if (series == gpu.length) {
            gpu = Arrays.copyOf(gpu, 2 * series);
            rack = Arrays.copyOf(rack, 2 * series);
        }
        gpu[series] = gpuOf.computeIfAbsent(uuid, k -> gpuOf.size());
        rack[series] = at;
        return series++;
    }

    @Override
    public void sample(int number, double atS, double watts) {
        int step = (int) Math.rint((atS - startS) / stepS);
        if (step < 0 || step >= stepCount || !(watts >= 0)) {
            return;
        }
        int cell = gpu[number] * stepCount + step;
        if (cell >= mostW.length) {
            int old = mostW.length;
            mostW = Arrays.copyOf(mostW, Math.max(2 * old, cell + stepCount));
            mostRack = Arrays.copyOf(mostRack, mostW.length);
            Arrays.fill(mostW, old, mostW.length, -1);
        }
        if (mostW[cell] < 0) {
            mostW[cell] = watts;
            mostRack[cell] = rack[number];
            return;
        }
        boolean more = watts > mostW[cell];
        takeOut(more ? mostRack[cell] : rack[number], step, Math.min(watts, mostW[cell]));
        mostW[cell] = more ? watts : mostW[cell];
        mostRack[cell] = more ? rack[number] : mostRack[cell];
    }

    private void takeOut(int fromRack, int step, double watts) {
        if (outW.length == 0) {
            outW = new double[racks * stepCount];
            outGpus = new int[racks * stepCount];
        }
        outW[step * racks + fromRack] += watts;
        outGpus[step * racks + fromRack]++;
        counts.add(Kind.SHARED_GPUS);
    }

    /** Takes them out of a step's sums. */
    void takeOut(int step, Frame frame) {
        for (int r = 0; r < racks && outW.length > 0; r++) {
            int out = outGpus[step * racks + r];
            if (out > 0 && !Double.isNaN(frame.rackGpuW[r]) && frame.rackGpus[r] >= out) {
                double left = frame.rackGpus[r] - out;
                frame.rackGpuW[r] = left > 0.5 ? frame.rackGpuW[r] - outW[step * racks + r] : Double.NaN;
                frame.rackGpus[r] = left > 0.5 ? left : 0;
            }
        }
    }
}
