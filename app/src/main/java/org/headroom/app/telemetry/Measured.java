package org.headroom.app.telemetry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the instruments said of one step. Made anew for each step and left alone afterwards, so that a scrape may read it
 * while the site goes on. {@link #SENTINEL} stands for the sentinel in any of the figures.
 */
public final class Measured {
    /** As a double, what dcgm-exporter writes as 9223372036854775794. */
    public static final double SENTINEL = 0x1p63;

    /** Epoch seconds of the site's clock. */
    public final double fromS;

    public final double toS;

    /** One a meter of {@code SiteMeters}, in its unit; not a number where it says so or says nothing. */
    public final double[] meters;

    /** Whether the meter gave a sample at all. */
    public final boolean[] meterPresent;

    /** Sum over the rack's GPUs that report, W; not a number if none does. */
    public final double[] rackGpuW;

    /** GPUs that report. */
    public final double[] rackGpus;

    public final double[] rackGpuC;
    public final double[] rackGpuMaxC;
    public final double[] rackMemoryMaxC;
    public final double[] rackTensor;
    public final double[] rackSm;
    public final double[] rackClockMhz;

    /** Of the single hosts: whether the exporter answers. */
    final boolean[] hostPresent;

    /** Of the single hosts: the job that they work for. */
    final @Nullable String[] job;

    /** Of their GPUs, host by host. */
    final double[] gpuW;

    final double[] energyMj;
    final double[] gpuC;
    final double[] memoryC;
    final double[] clockMhz;
    final double[] utilPercent;
    final double[] tensor;
    final double[] sm;
    final double[] dram;
    final double[] engine;

    /** Whether any target answers, and that of the site's meters. */
    boolean allSilent;

    boolean siteSilent;

    /** Seconds that a target's stamps are off; not a number where it stamps nothing. */
    double siteSkewS = Double.NaN;

    double rackSkewS = Double.NaN;
    final double[] hostSkewS;

    /** Seconds that a target's readings are old. */
    double siteLateS;

    double rackLateS;
    final double[] hostLateS;

    Measured(double fromS, double toS, int meterCount, int racks, int hosts, int gpus) {
        this.fromS = fromS;
        this.toS = toS;
        meters = new double[meterCount];
        meterPresent = new boolean[meterCount];
        rackGpuW = new double[racks];
        rackGpus = new double[racks];
        rackGpuC = new double[racks];
        rackGpuMaxC = new double[racks];
        rackMemoryMaxC = new double[racks];
        rackTensor = new double[racks];
        rackSm = new double[racks];
        rackClockMhz = new double[racks];
        hostPresent = new boolean[hosts];
        job = new String[hosts];
        gpuW = new double[gpus];
        energyMj = new double[gpus];
        gpuC = new double[gpus];
        memoryC = new double[gpus];
        clockMhz = new double[gpus];
        utilPercent = new double[gpus];
        tensor = new double[gpus];
        sm = new double[gpus];
        dram = new double[gpus];
        engine = new double[gpus];
        hostSkewS = new double[hosts];
        hostLateS = new double[hosts];
        Arrays.fill(hostSkewS, Double.NaN);
    }

    /** Whether no target answers at all. */
    public boolean silent() {
        return allSilent;
    }

    /** A meter's reading as one who cleans it keeps it: not a number where it is silent or senseless. */
    public double meter(int index) {
        return meterPresent[index] && meters[index] != SENTINEL && !allSilent && !siteSilent
                ? meters[index]
                : Double.NaN;
    }
}
