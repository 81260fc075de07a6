package org.headroom.app.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.app.meters.MeterKind;
import org.headroom.app.meters.SiteMeter;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;

/**
 * How instruments differ from perfect ones: each meter's noise, bias, drift and resolution, how often samples are lost or
 * senseless, and what goes wrong meanwhile. Begins as usual instruments without bias; setters change single meters or
 * groups of them ({@code power}, {@code flow}, {@code temperature}, {@code status}, {@code all}).
 *
 * <pre>
 * reading = true (1 + biasShare + driftShare days) + bias + drift days + N(0, sqrt((noiseShare true)^2 + noise^2))
 * </pre>
 */
public final class Imperfections {
    /** Noise of a GPU's own power sensor over its reading: NVML states 5 W or 5 % as bounds, by product. */
    private static final double GPU_NOISE_SHARE = 0.01;

    private static final double GPU_NOISE_C = 0.5;

    final SiteMeters meters;
    final long seed;
    final double[] noiseShare;
    final double[] noise;
    final double[] biasShare;
    final double[] bias;
    final double[] driftShare;
    final double[] drift;
    final double[] quantum;
    double gpuNoiseShare = GPU_NOISE_SHARE;
    double gpuNoiseC = GPU_NOISE_C;
    double lost;
    double sentinels;
    double nans;
    final List<Injection> injections = new ArrayList<>();

    private Imperfections(SiteMeters meters, long seed) {
        int n = meters.size();
        this.meters = meters;
        this.seed = seed;
        noiseShare = new double[n];
        noise = new double[n];
        biasShare = new double[n];
        bias = new double[n];
        driftShare = new double[n];
        drift = new double[n];
        quantum = new double[n];
        for (int i = 0; i < n; i++) {
            noiseShare[i] = meters.get(i).noiseShare();
            noise[i] = meters.get(i).noise();
        }
    }

    /** Usual instruments without bias. */
    public static Imperfections usual(SiteMeters meters, long seed) {
        return new Imperfections(meters, seed);
    }

    /** Instruments that read the truth. */
    public static Imperfections none(SiteMeters meters) {
        return new Imperfections(meters, 0).noise("0");
    }

    /**
     * Noise, one standard deviation: {@code 2%} of the reading for all power and flow meters and GPU power; {@code
     * cold_water=0.2} in a meter's unit, {@code revenue=0.5%}; {@code 0} for no noise at all.
     */
    public Imperfections noise(String text) {
        if ("0".equals(text)) {
            Arrays.fill(noiseShare, 0);
            Arrays.fill(noise, 0);
            gpuNoiseShare = 0;
            gpuNoiseC = 0;
            return this;
        }
        Setting s = Setting.parse("--noise", text, meters);
        s.check(0, 1, 0, 1e9);
        for (int i : s.meters()) {
            noiseShare[i] = s.share() ? s.value() : 0;
            noise[i] = s.share() ? 0 : s.value();
        }
        if (s.name().isEmpty()) {
            gpuNoiseShare = s.value();
        }
        return this;
    }

    /** Bias: {@code revenue=3%}, {@code cold_water=0.5}; {@code class}: drawn for each meter by its class. */
    public Imperfections bias(String text) {
        if ("class".equals(text)) {
            SeededNoise draw = new SeededNoise(seed);
            for (int i = 0; i < meters.size(); i++) {
                double z = draw.gauss(Instruments.BIAS_STREAM, i);
                biasShare[i] = z * meters.get(i).biasShare();
                bias[i] = meters.get(i).unit() == Unit.COUNT
                        ? 0
                        : z * meters.get(i).bias();
            }
            return this;
        }
        Setting s = Setting.parse("--bias", text, meters);
        s.check(-1, 10, -1e9, 1e9);
        for (int i : s.meters()) {
            biasShare[i] = s.share() ? s.value() : biasShare[i];
            bias[i] = s.share() ? bias[i] : s.value();
        }
        return this;
    }

    /** Drift in a day: {@code makeup=1%}, {@code wetbulb=0.1}. */
    public Imperfections drift(String text) {
        Setting s = Setting.parse("--drift", text, meters);
        s.check(-1, 10, -1e9, 1e9);
        for (int i : s.meters()) {
            driftShare[i] = s.share() ? s.value() : driftShare[i];
            drift[i] = s.share() ? drift[i] : s.value();
        }
        return this;
    }

    /** Resolution in the meter's unit: {@code revenue=10000}, {@code temperature=0.5}. */
    public Imperfections quantum(String text) {
        Setting s = Setting.parse("--quantum", text, meters);
        if (s.share()) {
            throw new InputError("--quantum", "", "'" + text + "'", "a number in the meter's unit (W, kg/s, C, %)");
        }
        s.check(0, 1, 0, 1e9);
        for (int i : s.meters()) {
            quantum[i] = s.value();
        }
        return this;
    }

    /** Share of samples that never come: of each meter, and of each host. */
    public Imperfections lost(double share) {
        lost = share("--lost", share);
        return this;
    }

    /** Share of samples of meters and hosts that carry the sentinel 9223372036854775794 instead of a value. */
    public Imperfections sentinels(double share) {
        sentinels = share("--sentinels", share);
        return this;
    }

    /** Share of samples of meters that are not a number. */
    public Imperfections nans(double share) {
        nans = share("--nans", share);
        return this;
    }

    /** What goes wrong meanwhile; plant faults have to be given to the {@link TrueSite}, too. */
    public Imperfections inject(List<Injection> more) {
        injections.addAll(more);
        return this;
    }

    private static double share(String option, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new InputError(option, "", String.valueOf(share), "0 to 1");
        }
        return share;
    }

    /** A number for some meters: {@code 2%}, {@code revenue=3%}, {@code cold_water=0.5}. */
    record Setting(String option, String text, String name, int[] meters, boolean share, double value) {
        static Setting parse(String option, String text, SiteMeters meters) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? "" : text.substring(0, equals);
            String number = text.substring(equals + 1);
            boolean share = number.endsWith("%");
            String digits = share ? number.substring(0, number.length() - 1) : number;
            if (!Cell.isNumber(digits) || (name.isEmpty() && !share)) {
                throw new InputError(
                        option, "", "'" + text + "'", "a share such as 2%, or METER=NUMBER as in revenue=3%");
            }
            double value = Double.parseDouble(digits);
            return new Setting(option, text, name, named(option, name, meters), share, share ? value / 100 : value);
        }

        void check(double lowShare, double highShare, double low, double high) {
            double least = share ? lowShare : low;
            double most = share ? highShare : high;
            if (!(value >= least && value <= most)) {
                String range = share ? 100 * least + "% to " + 100 * most + "%" : least + " to " + most;
                throw new InputError(option, "", "'" + text + "'", range);
            }
        }
    }

    /** Indices of a meter or of a group. */
    static int[] named(String option, String name, SiteMeters meters) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < meters.size(); i++) {
            SiteMeter m = meters.get(i);
            boolean is = switch (name) {
                case "" -> m.unit() == Unit.W || m.kind() == MeterKind.FLOW;
                case "all" -> true;
                case "power" -> m.unit() == Unit.W;
                case "flow" -> m.kind() == MeterKind.FLOW;
                case "temperature" -> m.unit() == Unit.C;
                case "status" -> m.kind() == MeterKind.STATUS;
                case "feeder" -> m.kind() == MeterKind.FEEDER;
                case "array" -> m.kind() == MeterKind.ARRAY;
                default -> m.id().equals(name);
            };
            if (is) {
                found.add(i);
            }
        }
        if (found.isEmpty()) {
            throw new InputError(
                    option,
                    "",
                    "'" + name + "'",
                    "all, power, flow, temperature, status, feeder, array, or a meter such as revenue, makeup, cold_water");
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
