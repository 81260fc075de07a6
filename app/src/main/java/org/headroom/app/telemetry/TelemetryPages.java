package org.headroom.app.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.site.ItPlant;
import org.headroom.data.telemetry.Exposition;
import org.headroom.data.telemetry.MeterMetric;
import org.headroom.data.telemetry.MetricLabels;
import org.headroom.data.telemetry.SimulatorClock;
import org.jspecify.annotations.Nullable;

/**
 * What each target says of a step: the site's meters, the racks under the names that recording rules give them, and single
 * hosts as dcgm-exporter writes them. Safe for many readers.
 */
final class TelemetryPages {
    private static final long SENTINEL = 9_223_372_036_854_775_794L;
    private static final double MS = 1000;

    private final SiteMeters meters;
    private final Fleet fleet;
    private final MetricLabels[] meterLabels;
    private final MetricLabels[] rackLabels;
    private final String[] hostNames;

    TelemetryPages(Instruments instruments) {
        meters = instruments.site().meters();
        fleet = instruments.site().fleet();
        meterLabels = new MetricLabels[meters.size()];
        for (int i = 0; i < meterLabels.length; i++) {
            meterLabels[i] = MetricLabels.of(MeterMetric.LABEL, meters.get(i).id());
        }
        rackLabels = new MetricLabels[fleet.racks()];
        for (int r = 0; r < rackLabels.length; r++) {
            rackLabels[r] = MetricLabels.of("rack", Hosts.rack(r), "hall", Hosts.hall(fleet, r));
        }
        hostNames = new String[instruments.hosts()];
        for (int h = 0; h < hostNames.length; h++) {
            hostNames[h] = Hosts.name(fleet, h);
        }
    }

    int racks() {
        return rackLabels.length;
    }

    int hosts() {
        return hostNames.length;
    }

    String host(int index) {
        return hostNames[index];
    }

    /** Index of a single host, -1 if it is none. */
    int host(String name) {
        for (int h = 0; h < hostNames.length; h++) {
            if (hostNames[h].equals(name)) {
                return h;
            }
        }
        return -1;
    }

    MetricLabels meterLabels(int meter) {
        return meterLabels[meter];
    }

    MetricLabels rackLabels(int rack) {
        return rackLabels[rack];
    }

    /** The simulator's clock. */
    void clock(Exposition out, SimulatorClock clock, double nowS) {
        one(out, SimulatorClock.CLOCK, "Time of the simulated site, seconds since 1970.", nowS);
        one(out, SimulatorClock.EPOCH, "That time at the simulator's start.", clock.epochS());
        one(out, SimulatorClock.START, "Wall time at the simulator's start, seconds since 1970.", clock.startS());
        one(out, SimulatorClock.SPEED, "Simulated seconds in a second of the wall's clock.", clock.speed());
    }

    private static void one(Exposition out, String name, String help, double value) {
        out.family(name, Exposition.Type.GAUGE, help).sample(MetricLabels.NONE, value);
    }

    /** @param atS time to stamp the samples with, epoch seconds; not a number for none */
    void site(Exposition out, Measured m, double atS) {
        for (MeterMetric metric : MeterMetric.values()) {
            out.family(metric.metric(), Exposition.Type.GAUGE, metric.help());
            for (int i = 0; i < meterLabels.length; i++) {
                if (m.meterPresent[i] && MeterMetric.of(meters.get(i).unit()) == metric) {
                    write(out, meterLabels[i], Math.rint(m.meters[i] * 1e4) / 1e4, atS);
                }
            }
        }
    }

    /** A family of racks. */
    enum RackFamily {
        POWER("rack:dcgm_power_usage_watts:sum", "Power of the rack's GPUs that report (in W)."),
        GPUS("rack:dcgm_gpus:count", "GPUs of the rack that report power."),
        TEMPERATURE("rack:dcgm_gpu_temp_celsius:avg", "Mean GPU temperature (in C)."),
        HOTTEST("rack:dcgm_gpu_temp_celsius:max", "Highest GPU temperature (in C)."),
        MEMORY("rack:dcgm_memory_temp_celsius:max", "Highest memory temperature (in C)."),
        TENSOR("rack:dcgm_tensor_active:avg", "Mean ratio of cycles the tensor pipes are active."),
        SM("rack:dcgm_sm_active:avg", "Mean ratio of cycles an SM has at least one warp assigned."),
        CLOCK("rack:dcgm_sm_clock_mhz:avg", "Mean SM clock frequency (in MHz).");

        final String metric;
        final String help;

        RackFamily(String metric, String help) {
            this.metric = metric;
            this.help = help;
        }

        double[] of(Measured m) {
            return switch (this) {
                case POWER -> m.rackGpuW;
                case GPUS -> m.rackGpus;
                case TEMPERATURE -> m.rackGpuC;
                case HOTTEST -> m.rackGpuMaxC;
                case MEMORY -> m.rackMemoryMaxC;
                case TENSOR -> m.rackTensor;
                case SM -> m.rackSm;
                case CLOCK -> m.rackClockMhz;
            };
        }

        /** Rounded to what such a rule's input shows: milliwatts, thousandths of a kelvin, 1e-4 of a ratio. */
        double rounded(double value) {
            double steps = this == TENSOR || this == SM ? 1e4 : 1e3;
            return Math.rint(value * steps) / steps;
        }
    }

    /** Racks from one number to before another; those of which no GPU reports are not there. */
    void racks(Exposition out, Measured m, int from, int to, double atS) {
        for (RackFamily family : RackFamily.values()) {
            out.family(family.metric, Exposition.Type.GAUGE, family.help);
            double[] values = family.of(m);
            for (int r = from; r < to; r++) {
                if (m.rackGpus[r] > 0) {
                    write(out, rackLabels[r], family.rounded(values[r]), atS);
                }
            }
        }
    }

    /** Single hosts from one number to before another, as dcgm-exporter writes them. */
    void hosts(Exposition out, Measured m, int from, int to, double atS) {
        List<List<MetricLabels>> labels = new ArrayList<>();
        for (int h = from; h < to; h++) {
            labels.add(m.hostPresent[h] ? gpuLabels(h, m.job[h]) : List.of());
        }
        for (GpuFamily family : GpuFamily.values()) {
            out.family(family.metric, family.type, family.help);
            IntToDoubleFunction value = family.of(m);
            for (int h = from; h < to; h++) {
                List<MetricLabels> ofHost = labels.get(h - from);
                for (int g = 0; g < ofHost.size(); g++) {
                    write(out, ofHost.get(g), family.rounded(value.applyAsDouble(h * ofHost.size() + g)), atS);
                }
            }
        }
    }

    /** A family of dcgm-exporter, in the order and words of its default counters. */
    enum GpuFamily {
        DCGM_FI_DEV_SM_CLOCK("SM clock frequency (in MHz)."),
        DCGM_FI_DEV_MEMORY_TEMP("Memory temperature (in C)."),
        DCGM_FI_DEV_GPU_TEMP("GPU temperature (in C)."),
        DCGM_FI_DEV_POWER_USAGE("Power draw (in W)."),
        DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION("Total energy consumption since boot (in mJ)."),
        DCGM_FI_DEV_GPU_UTIL("GPU utilization (in %)."),
        DCGM_FI_PROF_GR_ENGINE_ACTIVE("Ratio of time the graphics engine is active."),
        DCGM_FI_PROF_SM_ACTIVE("The ratio of cycles an SM has at least 1 warp assigned."),
        DCGM_FI_PROF_PIPE_TENSOR_ACTIVE("Ratio of cycles the tensor (HMMA) pipe is active."),
        DCGM_FI_PROF_DRAM_ACTIVE("Ratio of cycles the device memory interface is active sending or receiving data.");

        final String metric = name();
        final String help;
        final Exposition.Type type;

        GpuFamily(String help) {
            this.help = help;
            this.type = name().contains("ENERGY") ? Exposition.Type.COUNTER : Exposition.Type.GAUGE;
        }

        IntToDoubleFunction of(Measured m) {
            double[] values = switch (this) {
                case DCGM_FI_DEV_SM_CLOCK -> m.clockMhz;
                case DCGM_FI_DEV_MEMORY_TEMP -> m.memoryC;
                case DCGM_FI_DEV_GPU_TEMP -> m.gpuC;
                case DCGM_FI_DEV_POWER_USAGE -> m.gpuW;
                case DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION -> m.energyMj;
                case DCGM_FI_DEV_GPU_UTIL -> m.utilPercent;
                case DCGM_FI_PROF_GR_ENGINE_ACTIVE -> m.engine;
                case DCGM_FI_PROF_SM_ACTIVE -> m.sm;
                case DCGM_FI_PROF_PIPE_TENSOR_ACTIVE -> m.tensor;
                case DCGM_FI_PROF_DRAM_ACTIVE -> m.dram;
            };
            return i -> values[i];
        }

        /** As the driver shows it: milliwatts, millijoules, 1e-4 of a ratio. */
        double rounded(double value) {
            return switch (this) {
                case DCGM_FI_DEV_POWER_USAGE -> Math.rint(value * 1e3) / 1e3;
                case DCGM_FI_PROF_GR_ENGINE_ACTIVE,
                        DCGM_FI_PROF_SM_ACTIVE,
                        DCGM_FI_PROF_PIPE_TENSOR_ACTIVE,
                        DCGM_FI_PROF_DRAM_ACTIVE -> Math.rint(value * 1e4) / 1e4;
                default -> Math.rint(value);
            };
        }
    }

    /** The labels of dcgm-exporter: gpu, UUID, device, modelName, Hostname, and the job where there is one. */
    List<MetricLabels> gpuLabels(int host, @Nullable String job) {
        List<MetricLabels> labels = new ArrayList<>();
        int gpus = fleet.gpusPerServer();
        String model = model(fleet.kindOf(host / fleet.slots()));
        for (int g = 0; g < gpus; g++) {
            String uuid = String.format(Locale.ROOT, "GPU-%08x-0000-4000-8000-%012x", host, g);
            labels.add(
                    job == null
                            ? MetricLabels.of(
                                    "gpu",
                                    "" + g,
                                    "UUID",
                                    uuid,
                                    "device",
                                    "nvidia" + g,
                                    "modelName",
                                    model,
                                    "Hostname",
                                    hostNames[host])
                            : MetricLabels.of(
                                    "gpu",
                                    "" + g,
                                    "UUID",
                                    uuid,
                                    "device",
                                    "nvidia" + g,
                                    "modelName",
                                    model,
                                    "Hostname",
                                    hostNames[host],
                                    "hpc_job",
                                    job));
        }
        return labels;
    }

    /** As the driver names it: the site's own kind with 700 W is taken for an H100. */
    private static String model(Fleet.Kind kind) {
        if (!kind.name().equals(ItPlant.OWN_KIND)) {
            return "NVIDIA " + kind.name().toUpperCase(Locale.ROOT);
        }
        return kind.gpu().design().limitW() == 700 ? "NVIDIA H100 80GB HBM3" : "NVIDIA GPU";
    }

    static void write(Exposition out, MetricLabels labels, double value, double atS) {
        boolean sentinel = value >= Measured.SENTINEL;
        if (Double.isNaN(atS)) {
            if (sentinel) {
                out.sample(labels, SENTINEL);
            } else {
                out.sample(labels, value);
            }
        } else if (sentinel) {
            out.sample(labels, SENTINEL, Math.rint(atS * MS) / MS);
        } else {
            out.sample(labels, value, Math.rint(atS * MS) / MS);
        }
    }
}
