package org.headroom.app.telemetry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.ServerActivity;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.gpu.GpuDesign;
import org.headroom.physics.gpu.GpuSpread;

/**
 * From what is to what is said of it: every reading of a step with its instrument's noise, bias, drift, resolution and
 * failures. The same seed and the same steps give the same readings, whatever else is asked for
 * (but for racks some of whose hosts are shown GPU by GPU).
 *
 * <p>A rack's sum has the noise of its GPUs' sensors, which are independent: noise / sqrt(GPUs); of hosts that are shown
 * GPU by GPU it is the sum of what they say. What GPUs say of their
 * power is their true power / {@code calibration.gpu_power}. Assumptions where telemetry shows what the twin does not
 * compute: the power of GPUs of one server differs by {@link GpuSpread}, taken on all of it and fixed by the seed, memory
 * is {@link #MEMORY_K} warmer than the GPU at full activity, clocks fall from {@link #BOOST_MHZ} by {@link #DROOP} at
 * full activity, and {@code GPU_UTIL} reads 100 % of any GPU with work, as it does.
 */
public final class Instruments {
    static final long BIAS_STREAM = 1L << 32;
    private static final long METERS = 2L << 32;
    private static final long RACKS = 3L << 32;
    private static final long HOSTS = 4L << 32;
    private static final long GPUS = 5L << 32;
    private static final long SILENT = 7L << 32;
    private static final long CHANCES = 8L << 32;

    private static final double MEMORY_K = 10;
    private static final double BOOST_MHZ = 1980;
    private static final double IDLE_MHZ = 345;
    private static final double DROOP = 0.2;
    private static final double CLOCK_STEP_MHZ = 15;
    private static final double BUSY = 0.01;

    /** A graphics engine with work counts as active nearly all of the time. */
    private static final double ENGINE = 0.98;

    private static final double DAY_S = 86_400;
    private static final double MJ_PER_J = 1000;

    private final TrueSite site;
    private final Imperfections how;
    private final SeededNoise draw;
    private final Fleet fleet;
    private final int hosts;
    private final int gpusPerServer;
    private final double gpuPower;
    private final double startS;
    private final double[] stuckAt;
    private final double[] energyMj;
    private final double[] spread;
    private final int[] injectedMeter;
    private final int[] injectedServer;
    private final boolean[] restarted;

    /** Marks of the step in hand: servers that say nothing, and whether any does not. */
    private final boolean[] silent;

    private boolean anySilent;

    /** @param hosts how many servers, from the first, are shown GPU by GPU */
    public Instruments(TrueSite site, Imperfections how, int hosts) {
        this.site = site;
        this.how = how;
        this.draw = new SeededNoise(how.seed);
        this.fleet = site.fleet();
        this.hosts = Math.min(hosts, fleet.servers());
        this.gpusPerServer = fleet.gpusPerServer();
        this.gpuPower = site.site().calibration().gpuPower();
        this.startS = site.nowS();
        int gpus = this.hosts * gpusPerServer;
        stuckAt = new double[how.injections.size()];
        Arrays.fill(stuckAt, Double.NaN);
        restarted = new boolean[how.injections.size()];
        silent = new boolean[fleet.servers()];
        energyMj = new double[gpus];
        spread = new double[gpus];
        setSpread();
        injectedMeter = new int[how.injections.size()];
        injectedServer = new int[how.injections.size()];
        Arrays.fill(injectedMeter, -1);
        Arrays.fill(injectedServer, -1);
        for (int k = 0; k < how.injections.size(); k++) {
            Injection i = how.injections.get(k);
            boolean ofHost = i.kind().ofHosts() || (stamps(i.kind()) && !ofTarget(i.what()));
            if (i.kind().ofMeters()) {
                injectedMeter[k] = Imperfections.named("--inject", i.what(), how.meters)[0];
            } else if (ofHost) {
                injectedServer[k] = Hosts.server(fleet, "--inject", i.what());
            }
        }
    }

    private static boolean stamps(Injection.Kind kind) {
        return kind == Injection.Kind.CLOCK_SKEW || kind == Injection.Kind.LATE;
    }

    private static boolean ofTarget(String what) {
        return "site".equals(what) || "racks".equals(what);
    }

    /** Factors on power that differ from GPU to GPU ({@link GpuSpread}) and have the mean 1 in each server. */
    private void setSpread() {
        GpuSpread of = GpuSpread.published(how.seed);
        for (int h = 0; h < hosts; h++) {
            double sum = 0;
            for (int g = h * gpusPerServer; g < (h + 1) * gpusPerServer; g++) {
                spread[g] = of.gpuFactor(h, g - h * gpusPerServer);
                sum += spread[g];
            }
            for (int g = h * gpusPerServer; g < (h + 1) * gpusPerServer; g++) {
                spread[g] *= gpusPerServer / sum;
            }
        }
    }

    /** Hosts shown GPU by GPU. */
    public int hosts() {
        return hosts;
    }

    /** Their names. */
    public List<String> hostNames() {
        return IntStream.range(0, hosts).mapToObj(h -> Hosts.name(fleet, h)).toList();
    }

    public TrueSite site() {
        return site;
    }

    /** What is said of the last step of the site. */
    public Measured measure() {
        return measure(true);
    }

    /** @param racks whether racks and single hosts are read, too; without them their arrays are empty */
    public Measured measure(boolean racks) {
        Measured m = new Measured(
                site.fromS,
                site.toS,
                how.meters.size(),
                racks ? fleet.racks() : 0,
                racks ? hosts : 0,
                racks ? hosts * gpusPerServer : 0);
        long step = (long) Math.floor(site.toS);
        setSilent(m, step);
        readMeters(m, step);
        for (int h = 0; h < hosts; h++) {
            count(h, m.toS - m.fromS);
            if (racks) {
                readHost(m, h, step);
            }
        }
        readRacks(m, step);
        return m;
    }

    private void setSilent(Measured m, long step) {
        Arrays.fill(silent, false);
        anySilent = false;
        for (int k = 0; k < how.injections.size(); k++) {
            Injection i = how.injections.get(k);
            if (i.at(m.fromS)) {
                setSilent(m, i, k);
            } else if (i.kind() == Injection.Kind.HOST_RESTART && i.toS() <= m.fromS && !restarted[k]) {
                restarted[k] = true;
                int server = injectedServer[k];
                if (server < hosts) {
                    Arrays.fill(energyMj, server * gpusPerServer, (server + 1) * gpusPerServer, 0);
                }
            }
        }
        if (how.lost > 0 || how.sentinels > 0) {
            double share = how.lost + how.sentinels;
            for (int s = hosts; s < silent.length; s++) {
                if (draw.uniform(HOSTS + s, step) < share) {
                    mute(s);
                }
            }
        }
    }

    private void setSilent(Measured m, Injection i, int index) {
        switch (i.kind()) {
            case ALL_SILENT -> m.allSilent = true;
            case SITE_SILENT -> m.siteSilent = true;
            case HOST_SILENT, HOST_RESTART, HOST_SENTINEL -> mute(injectedServer[index]);
            case RACKS_SILENT -> {
                for (int s = 0; s < silent.length; s++) {
                    if (draw.uniform(SILENT + index, s / fleet.slots()) < i.value()) {
                        mute(s);
                    }
                }
            }
            case CLOCK_SKEW, LATE -> stamp(m, i, index);
            default -> {}
        }
    }

    private void mute(int server) {
        silent[server] = true;
        anySilent = true;
    }

    private void stamp(Measured m, Injection i, int index) {
        boolean late = i.kind() == Injection.Kind.LATE;
        double skewS = late ? -i.value() : i.value();
        double lateS = late ? i.value() : 0;
        switch (i.what()) {
            case "site" -> {
                m.siteSkewS = skewS;
                m.siteLateS = lateS;
            }
            case "racks" -> {
                m.rackSkewS = skewS;
                m.rackLateS = lateS;
            }
            default -> {
                if (injectedServer[index] < m.hostSkewS.length) {
                    m.hostSkewS[injectedServer[index]] = skewS;
                    m.hostLateS[injectedServer[index]] = lateS;
                }
            }
        }
    }

    private void readMeters(Measured m, long step) {
        double days = (m.toS - startS) / DAY_S;
        for (int i = 0; i < m.meters.length; i++) {
            double truth = site.readings[i];
            double spreadOf = Math.hypot(how.noiseShare[i] * truth, how.noise[i]);
            m.meters[i] = truth * (1 + how.biasShare[i] + how.driftShare[i] * days)
                    + how.bias[i]
                    + how.drift[i] * days
                    + spreadOf * draw.gauss(METERS + i, step);
            m.meterPresent[i] = true;
        }
        for (int k = 0; k < injectedMeter.length; k++) {
            Injection injection = how.injections.get(k);
            if (injectedMeter[k] >= 0 && injection.at(m.fromS)) {
                disturb(m, injection, k);
            }
        }
        for (int i = 0; i < m.meters.length; i++) {
            double q = how.quantum[i];
            if (q > 0) {
                m.meters[i] = q * Math.rint(m.meters[i] / q);
            }
            double chance = draw.uniform(CHANCES + i, step);
            if (chance < how.lost) {
                m.meterPresent[i] = false;
            } else if (chance < how.lost + how.nans) {
                m.meters[i] = Double.NaN;
            } else if (chance < how.lost + how.nans + how.sentinels) {
                m.meters[i] = Measured.SENTINEL;
            }
        }
    }

    private void disturb(Measured m, Injection i, int index) {
        int meter = injectedMeter[index];
        boolean kelvin = how.meters.get(meter).unit() == Unit.C;
        double hours = (m.toS - i.fromS()) / 3600;
        switch (i.kind()) {
            case METER_SILENT -> m.meterPresent[meter] = false;
            case METER_NAN -> m.meters[meter] = Double.NaN;
            case METER_STUCK -> {
                if (Double.isNaN(stuckAt[index])) {
                    stuckAt[index] = m.meters[meter];
                }
                m.meters[meter] = stuckAt[index];
            }
            case METER_DRIFT ->
                m.meters[meter] += kelvin ? i.value() * hours : site.readings[meter] * i.value() * hours;
            case METER_BIAS -> m.meters[meter] += kelvin ? i.value() : site.readings[meter] * i.value();
            default -> {}
        }
    }

    private void readRacks(Measured m, long step) {
        for (int r = 0; r < m.rackGpuW.length; r++) {
            int servers = fleet.serversIn(r);
            double watts = site.rackGpuW[r];
            int first = r * fleet.slots();
            int end = first + servers;
            int shown = Math.clamp(hosts, first, end);
            for (int s = anySilent ? first : end; s < end; s++) {
                if (silent[s] && s >= shown) {
                    servers--;
                    watts -= site.serverGpuW(s);
                }
            }
            double shownW = 0;
            int shownGpus = 0;
            for (int s = first; s < shown; s++) { // as those hosts say it themselves
                servers--;
                watts -= site.serverGpuW(s);
                if (m.hostPresent[s] && m.gpuW[s * gpusPerServer] != Measured.SENTINEL) {
                    shownGpus += gpusPerServer;
                    for (int g = s * gpusPerServer; g < (s + 1) * gpusPerServer; g++) {
                        shownW += m.gpuW[g];
                    }
                }
            }
            int others = servers * gpusPerServer;
            int gpus = others + shownGpus;
            m.rackGpus[r] = gpus;
            if (gpus == 0) {
                m.rackGpuW[r] = Double.NaN;
                continue;
            }
            double root = Math.sqrt(gpus);
            double noise = how.gpuNoiseShare / Math.sqrt(Math.max(1, others)) * draw.gauss(RACKS + 2L * r, step);
            m.rackGpuW[r] = shownW + (others == 0 ? 0 : watts / gpuPower * (1 + noise));
            m.rackGpuC[r] = site.rackGpuC[r] + how.gpuNoiseC / root * draw.gauss(RACKS + 2L * r + 1, step);
            m.rackGpuMaxC[r] = Math.rint(site.rackGpuMaxC[r] + how.gpuNoiseC);
            double load = loadOf(r, site.rackGpuW[r] / (fleet.serversIn(r) * gpusPerServer));
            m.rackMemoryMaxC[r] = Math.rint(site.rackGpuMaxC[r] + MEMORY_K * load);
            m.rackTensor[r] = site.rackTensor[r];
            m.rackSm[r] = site.rackSm[r];
            m.rackClockMhz[r] = clockMhz(load);
        }
    }

    /** What a GPU draws above idle over what it could, 0 to 1. */
    private double loadOf(int rack, double gpuW) {
        GpuDesign gpu = fleet.gpuOf(rack).design();
        return Math.clamp((gpuW - gpu.idleW()) / (gpu.limitW() - gpu.idleW()), 0, 1);
    }

    private static double clockMhz(double load) {
        return load < BUSY ? IDLE_MHZ : BOOST_MHZ * (1 - DROOP * load);
    }

    /** Energy counters go on, whoever looks. */
    private void count(int host, double dtS) {
        double saidW = site.serverGpuW(host) / gpusPerServer / gpuPower;
        for (int g = host * gpusPerServer; g < (host + 1) * gpusPerServer; g++) {
            energyMj[g] += saidW * spread[g] * dtS * MJ_PER_J;
        }
    }

    private void readHost(Measured m, int host, long step) {
        int rack = host / fleet.slots();
        double gpuW = site.serverGpuW(host) / gpusPerServer;
        double meanW = site.rackGpuW[rack] / (fleet.serversIn(rack) * gpusPerServer);
        ServerActivity does = site.activity;
        m.job[host] = site.jobOf(host);
        boolean busy = does.utilization[host] >= BUSY;
        boolean sentinel = isSentinel(m, host, step);
        m.hostPresent[host] = !silent[host] || sentinel;
        if (m.hostPresent[host] && draw.uniform(HOSTS + host, step) < how.lost) {
            m.hostPresent[host] = false;
        }
        for (int g = host * gpusPerServer; g < (host + 1) * gpusPerServer; g++) {
            double saidW = gpuW * spread[g] / gpuPower;
            double load = loadOf(rack, gpuW * spread[g]);
            double rise = meanW > 0 ? gpuW * spread[g] / meanW : 1;
            double c = site.rackCoolantC[rack] + (site.rackGpuC[rack] - site.rackCoolantC[rack]) * rise;
            m.gpuW[g] = saidW * (1 + how.gpuNoiseShare * draw.gauss(GPUS + 2L * g, step));
            m.energyMj[g] = energyMj[g];
            m.gpuC[g] = Math.rint(c + how.gpuNoiseC * draw.gauss(GPUS + 2L * g + 1, step));
            m.memoryC[g] = Math.rint(c + MEMORY_K * load);
            m.clockMhz[g] = CLOCK_STEP_MHZ * Math.rint(clockMhz(load) / CLOCK_STEP_MHZ);
            m.utilPercent[g] = busy ? 100 : 0;
            m.tensor[g] = does.tensor[host];
            m.sm[g] = does.sm[host];
            m.dram[g] = does.dram[host];
            m.engine[g] = busy ? Math.max(ENGINE, does.sm[host]) : 0;
            if (sentinel) {
                m.gpuW[g] = Measured.SENTINEL;
                m.energyMj[g] = Measured.SENTINEL;
                m.gpuC[g] = Measured.SENTINEL;
            }
        }
    }

    private boolean isSentinel(Measured m, int host, long step) {
        double chance = draw.uniform(HOSTS + host, step);
        if (chance >= how.lost && chance < how.lost + how.sentinels) {
            return true;
        }
        for (int k = 0; k < injectedServer.length; k++) {
            Injection i = how.injections.get(k);
            if (injectedServer[k] == host && i.kind() == Injection.Kind.HOST_SENTINEL && i.at(m.fromS)) {
                return true;
            }
        }
        return false;
    }
}
