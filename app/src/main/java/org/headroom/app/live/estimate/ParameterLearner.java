package org.headroom.app.live.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.headroom.app.live.Frame;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.PlantStates;
import org.headroom.app.twin.RackReadings;
import org.headroom.app.twin.SiteConditions;
import org.headroom.app.twin.SiteState;
import org.headroom.data.site.Calibration;
import org.headroom.data.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Recursive least squares for parameters and meters' biases together, with priors, bounds and forgetting, on the errors of
 * twins that hear no plant meter ({@link LearningTwins}): the recursive prediction-error method (Ljung and Soderstrom 1983,
 * chapter 3) in information form, so that forgetting wears off what was heard and never the priors.
 *
 * <pre>
 * r_m = s_m' (x - x0) + g_m b_m + e_m        each meter, each step; x0 is what the twin runs with
 * </pre>
 *
 * <p>A parameter is identifiable if what was heard brings its standard deviation below 0.7 of the prior, gross errors of
 * meters counted ({@link MeterTrust}), below a third of it without the utility's meter where that matters (it sums up everything), and if no single meter's
 * error would explain a surprising value as well. Only then is it corrected: at
 * most every five minutes, within three prior standard deviations, only if it moved by a seventh of its own (away from the
 * file's value by a whole one, but for the towers: {@link Parameter#firstMove}), and not while
 * something contradicts that cannot be decided. Readings of one
 * meter count as independent once a minute, since what the twin leaves out lasts longer than a step. The plant forgets slowly where fans run at full speed, so the
 * twins set out from the estimated states once five minutes were heard; and since slopes are pieces of curves, what was
 * heard before a correction counts less by as much as it moved.
 */
final class ParameterLearner {
    private static final int N = Unknowns.COUNT;
    private static final double INDEPENDENT_S = 60;
    private static final double SOLVE_EVERY_S = 60;

    /** Memory of the plant's meters while the plant does not behave as modelled, s. */
    private static final double ODD_MEMORY_S = 600;

    private static final double SETTLE_S = 300;

    private static final double LONG_SILENCE_S = 120;

    /** Variance of readings where slopes are chords over a corner: they lead to the value, but say little of its deviation. */
    private static final double BENT = 10;

    /** Memory of meters of racks, s: they are many and their class is all that they are worth, so a drift is seen soon. */
    private static final double RACKS_MEMORY_S = 1200;

    /** Load of more racks than this share being late or guessed, how meters move with it is not heard. */
    private static final double LATE = 0.1;

    /** Variance of power meters then: all of them are off together by what the load has moved, not each for itself. */
    private static final double LATE_NOISE = 100;

    /** A meter that is off so many steps on end has changed: what it said before no longer counts. */
    private static final int CHANGED_AFTER = 12;

    private static final double JUMP_CLASSES = 6;
    private static final int ENOUGH = 40;

    /** Of the prior's standard deviation: half of its variance. */
    private static final double IDENTIFIABLE = 0.7;

    private static final double SHOWN = 0.9;
    private static final double UNBILLED = 1.0 / 3;
    private static final double CREDIBLE = 3;
    private static final double MATTERS = 1.05;
    private static final double LEAST_CORRELATION = 0.1;
    private static final int MOST_NAMES = 3;
    private static final double LEAST_MOVE = 0.002;
    private static final double LEAST_MOVE_SD = 0.15;

    private final SiteMeters meters;
    private final EstimatorOptions options;
    private final MeterTrust trust;
    private final GrossErrors errors;
    private final MeterEvidence[] evidence;
    private final NoiseTracker noise;
    private final int[] off;

    /** How far a dozen readings are off from all before. */
    private final double[] recent;

    /** When each meter last changed at once, counted as {@link #heardS}. */
    private final double[] changedS;

    private final int revenue;
    private final double[] nominal;
    private final double[] priorSd;
    private final double[] applied;
    private final CorrectionLog log;
    private final Site site;
    private final double[] sensitivity = new double[N];
    private @Nullable LearningTwins twins;
    private Posterior known;
    private List<ParameterEstimate> estimates;
    private boolean learns;
    private boolean started;
    private boolean wasOdd;
    private double heardS;
    private double silentS;
    private double settledAtS = Double.NEGATIVE_INFINITY;
    private double solvedAtS = Double.NEGATIVE_INFINITY;
    private double correctedAtS = Double.NEGATIVE_INFINITY;
    private long outliers;

    ParameterLearner(Site site, ParameterPriors priors, SiteMeters meters, EstimatorOptions options) {
        this.site = site;
        this.meters = meters;
        this.options = options;
        learns = options.learns();
        trust = new MeterTrust(meters);
        priorSd = Unknowns.priorSd(priors, trust.classSd(meters.indexOf("wetbulb")));
        errors = new GrossErrors(meters, trust, priorSd);
        evidence = new MeterEvidence[meters.size()];
        for (int m = 0; m < evidence.length; m++) {
            evidence[m] = new MeterEvidence();
        }
        noise = new NoiseTracker(meters.size());
        off = new int[meters.size()];
        recent = new double[meters.size()];
        changedS = new double[meters.size()];
        java.util.Arrays.fill(changedS, Double.NEGATIVE_INFINITY);
        revenue = meters.indexOf("revenue");
        nominal = Parameter.of(site.calibration());
        applied = nominal.clone();
        log = new CorrectionLog(nominal);
        known = errors.posterior(evidence, priorMean(), true);
        estimates = estimate();
    }

    /** Where the file's values stand, counted from what is applied. */
    private double[] priorMean() {
        double[] mean = new double[N];
        for (int i = 0; i < Unknowns.PARAMETERS; i++) {
            mean[i] = nominal[i] - applied[i];
        }
        return mean;
    }

    void settle(Boundary b, SiteConditions conditions, LoadFromTelemetry load, @Nullable PlantStates at) {
        if (twins == null) {
            twins = new LearningTwins(site, meters, trust, b);
        }
        twins.calibrate(applied);
        twins.settle(b, conditions, load, at);
        settledAtS = b.fromS + SETTLE_S;
        started = false;
    }

    /**
     * Takes a step in.
     *
     * @param estimate the site as thermometers have it
     * @return whether a parameter was corrected
     */
    boolean step(
            Boundary b,
            SiteConditions conditions,
            Frame frame,
            LoadFromTelemetry load,
            RackReadings racks,
            Supplier<SiteState> estimate) {
        LearningTwins by = java.util.Objects.requireNonNull(twins);
        double dtS = frame.toS - frame.fromS;
        if (!by.step(b, conditions, frame, load, racks)) {
            settledAtS = frame.toS + SETTLE_S;
        }
        if (frame.silent()) {
            silentS += dtS;
            return false;
        }
        if (silentS > LONG_SILENCE_S) {
            settledAtS = Math.max(settledAtS, frame.toS + SETTLE_S);
            started = false;
        }
        silentS = 0;
        boolean settled = frame.fromS >= settledAtS;
        if (settled && !started) {
            by.start(estimate.get());
            started = true;
        }
        double keep = Math.exp(-dtS / options.memoryS());
        double keepRacks = Math.exp(-dtS / Math.min(RACKS_MEMORY_S, options.memoryS()));
        for (int m = 0; m < evidence.length; m++) {
            if (trust.teaches(m)) {
                if (settled) {
                    evidence[m].forget(trust.ofRacks(m) ? keepRacks : keep);
                }
                hear(by, m, frame, dtS, load, settled && !load.used(m) && !(by.atCorner && trust.ofFans(m)));
            }
        }
        if (!settled) {
            return false;
        }
        heardS += dtS;
        if (frame.toS - solvedAtS >= SOLVE_EVERY_S) {
            solvedAtS = frame.toS;
            solve(frame.toS);
            return correct(by, frame.toS);
        }
        return false;
    }

    /** What the load behind a prediction may be off, in the meter's unit: racks are silent. */
    private double doubt(LearningTwins by, int m, LoadFromTelemetry load) {
        if (trust.ofRacks(m)) {
            return load.doubtW(m);
        }
        return load.siteDoubtW()
                * Math.abs(by.s[Parameter.GPU_POWER.index][m])
                * applied[Parameter.GPU_POWER.index]
                / by.serversW();
    }

    private void hear(LearningTwins by, int m, Frame frame, double dtS, LoadFromTelemetry load, boolean counts) {
        double reading = reading(by, m, frame);
        double y = by.y[m];
        double classNoise = meters.get(m).noiseAt(y);
        double sd = noise.sd(m, reading - y, classNoise);
        double g = trust.relative(m) ? y : 1;
        double doubt = doubt(by, m, load);
        boolean guessed = doubt > trust.classSd(m) * Math.abs(g);
        if (!counts || guessed || !noise.known(m) || Double.isNaN(reading) || g == 0) {
            return;
        }
        for (int i = 0; i < N; i++) {
            sensitivity[i] = by.s[i][m];
        }
        double r = reading - y;
        double expected = g * known.biasMean[m];
        for (int i = 0; i < N; i++) {
            expected += sensitivity[i] * known.mean[i];
        }
        double spread = Symmetric.form(known.covariance, N, sensitivity)
                + square(g * known.biasSd[m])
                + sd * sd
                + doubt * doubt;
        if (square(r - expected) > square(options.gate()) * spread) {
            outliers++;
            if (++off[m] < CHANGED_AFTER) {
                return;
            }
            evidence[m].clear();
            changedS[m] = heardS > options.learnAfterS() ? heardS : changedS[m];
        }
        off[m] = 0;
        if (trust.ofMachines(m) && jumped(m, r, g, sd)) {
            evidence[m].clear();
            changedS[m] = heardS > options.learnAfterS() ? heardS : changedS[m];
        }
        double variance = (sd * sd + doubt * doubt) * Math.max(1, INDEPENDENT_S / dtS) * (by.bent[m] ? BENT : 1);
        boolean late = load.lateShare() >= LATE;
        evidence[m].add(sensitivity, g, r, variance * (late && trust.ofLoad(m) ? LATE_NOISE : 1), !late);
    }

    /** Whether a dozen readings on average are off from all before by more than noise and six classes. */
    private boolean jumped(int m, double r, double g, double sd) {
        MeterEvidence e = evidence[m];
        if (e.count < ENOUGH) {
            recent[m] = 0;
            return false;
        }
        double from = r - g * e.v / e.d;
        recent[m] += (from - recent[m]) / CHANGED_AFTER;
        double noisy = options.gate() * sd / Math.sqrt(2 * CHANGED_AFTER);
        return Math.abs(recent[m]) > Math.max(noisy, JUMP_CLASSES * trust.classSd(m) * Math.abs(g));
    }

    /** The utility's meter is held against all that the site takes: what its own sources give is added. */
    private double reading(LearningTwins by, int m, Frame frame) {
        double reading = frame.meters[m];
        if (m != revenue) {
            return reading;
        }
        for (String source : SOURCES) {
            int s = meters.indexOf(source);
            reading += Double.isNaN(frame.meters[s]) ? by.y[s] : frame.meters[s];
        }
        return reading;
    }

    private static final List<String> SOURCES = List.of("battery", "generation");

    private void solve(double atS) {
        known = errors.posterior(evidence, priorMean(), true);
        estimates = estimate();
        search(atS);
        known = errors.posterior(evidence, priorMean(), true);
        estimates = estimate();
    }

    private void search(double atS) {
        double[] moves = new double[N];
        boolean[] sure = new boolean[N];
        for (ParameterEstimate e : estimates) {
            int i = Parameter.of(e.path()).index;
            moves[i] = e.identifiable() ? e.value() - applied[i] : 0;
            sure[i] = e.identifiable();
        }
        errors.search(evidence, priorMean(), new GrossErrors.Explained(moves, sure), atS);
        if (errors.plantOdd()) {
            age(Math.exp(-SOLVE_EVERY_S / ODD_MEMORY_S));
        } else if (wasOdd) {
            age(0);
        }
        wasOdd = errors.plantOdd();
    }

    /**
     * What is identifiable is taken from what was heard alone, priors left out, so that it is not drawn to the design
     * sheet; the ambient meters are taken as right unless they were found wrong, but their doubt stays in the deviation.
     */
    private List<ParameterEstimate> estimate() {
        boolean[] held = new boolean[N];
        held[Unknowns.WETBULB] = !errors.namedAir(Unknowns.WETBULB);
        held[Unknowns.DRYBULB] = !errors.namedAir(Unknowns.DRYBULB);
        Posterior accused = errors.posterior(evidence, priorMean(), false);
        Posterior unbilled = errors.posterior(withoutRevenue(), priorMean(), true);
        List<List<String>> confounded = new ArrayList<>();
        boolean[] free = new boolean[N];
        for (Parameter p : Parameter.values()) {
            confounded.add(confounded(p.index, accused, unbilled));
            free[p.index] = confounded.getLast().isEmpty() && shown(p.index);
        }
        Posterior.Estimate point = believed(held, free, confounded);
        List<ParameterEstimate> all = new ArrayList<>();
        for (Parameter p : Parameter.values()) {
            int i = p.index;
            double value = Math.clamp(applied[i] + point.mean()[i], p.low, p.high);
            all.add(new ParameterEstimate(
                    p.path,
                    applied[i],
                    free[i] ? value : applied[i],
                    free[i] ? point.sd()[i] : known.sd(i),
                    priorSd[i],
                    free[i],
                    confounded.get(i),
                    log.frozen(p)));
        }
        return all;
    }

    /** A value far beyond its passport is not believed: something else is wrong. */
    private Posterior.Estimate believed(boolean[] held, boolean[] free, List<List<String>> confounded) {
        Posterior.Estimate point = known.with(held, free);
        boolean all = true;
        for (int i = 0; i < Unknowns.PARAMETERS; i++) {
            double off = applied[i] + point.mean()[i] - nominal[i];
            if (free[i] && Math.abs(off) > CREDIBLE * priorSd[i]) {
                free[i] = false;
                confounded.set(i, List.of("something that no parameter stands for"));
                all = false;
            }
        }
        return all ? point : known.with(held, free);
    }

    private boolean shown(int unknown) {
        return known.sdAlone(unknown) < SHOWN * priorSd[unknown];
    }

    /** What a parameter cannot be told from; empty if it can, or if nothing shows it. */
    private List<String> confounded(int unknown, Posterior accused, Posterior unbilled) {
        if (known.sd(unknown) >= IDENTIFIABLE * priorSd[unknown]) {
            return shown(unknown) ? alike(unknown) : List.of();
        }
        int feeder = unknown == Parameter.PUMP_EFFICIENCY.index
                ? meters.indexOf("feeder_cooling")
                : unknown == Parameter.CHILLER_POWER.index ? meters.indexOf("feeder_chillers") : -1;
        if (feeder >= 0 && heardS - changedS[feeder] < options.memoryS()) {
            return List.of("bias of " + meters.get(feeder).id()); // pumps and chillers age, they do not jump
        }
        boolean billed = unbilled.sd(unknown) > MATTERS * known.sd(unknown);
        if (billed && unbilled.sd(unknown) >= UNBILLED * priorSd[unknown]) {
            return List.of("bias of " + meters.get(revenue).id());
        }
        int rival = errors.rival(accused, evidence, unknown);
        return rival < 0 ? List.of() : List.of("bias of " + meters.get(rival).id());
    }

    /** What is heard of a plant that does not behave as modelled is of that time alone. */
    private void age(double keep) {
        for (int m = 0; m < evidence.length; m++) {
            if (trust.ofPlant(m)) {
                evidence[m].forget(keep);
                if (keep == 0) {
                    evidence[m].clear();
                }
            }
        }
    }

    private MeterEvidence[] withoutRevenue() {
        MeterEvidence[] rest = evidence.clone();
        rest[revenue] = new MeterEvidence();
        return rest;
    }

    private record Named(String name, double correlation) {}

    private List<String> alike(int unknown) {
        List<Named> all = new ArrayList<>();
        for (int i = 0; i < N; i++) {
            if (i != unknown) {
                all.add(new Named(Unknowns.name(i), Math.abs(known.correlation(unknown, i))));
            }
        }
        for (int m = 0; m < evidence.length; m++) {
            if (evidence[m].count > 0) {
                double c = Math.abs(known.correlationWithBias(unknown, m));
                all.add(new Named("bias of " + meters.get(m).id(), c));
            }
        }
        return all.stream()
                .filter(n -> n.correlation() > LEAST_CORRELATION)
                .sorted(Comparator.comparingDouble(Named::correlation).reversed())
                .limit(MOST_NAMES)
                .map(Named::name)
                .toList();
    }

    private boolean correct(LearningTwins by, double atS) {
        if (!learns
                || errors.undecided()
                || heardS < options.learnAfterS()
                || atS - correctedAtS < options.correctEveryS()) {
            return false;
        }
        double[] to = applied.clone();
        boolean any = false;
        for (ParameterEstimate e : estimates) {
            Parameter p = Parameter.of(e.path());
            int i = p.index;
            double move = Math.abs(e.value() - applied[i]);
            double least = applied[i] == nominal[i] ? p.firstMove : LEAST_MOVE_SD;
            if (e.identifiable() && !e.frozen() && move > Math.max(LEAST_MOVE, least * e.sd())) {
                log.add(new Correction(atS, e.path(), e.value(), e.sd(), true, "from " + witnesses(i)));
                to[i] = e.value();
                any = true;
            }
        }
        if (any) {
            correctedAtS = atS;
            apply(by, to);
        }
        return any;
    }

    /** The meters that say most about a parameter. */
    private String witnesses(int unknown) {
        return String.join(
                ", ",
                IntStream.range(0, evidence.length)
                        .filter(m -> known.informationFrom(m, unknown) > 0)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer m) -> -known.informationFrom(m, unknown)))
                        .limit(MOST_NAMES)
                        .map(m -> meters.get(m).id())
                        .toList());
    }

    private void apply(@Nullable LearningTwins by, double[] to) {
        double[] moved = new double[N];
        for (int i = 0; i < to.length; i++) {
            moved[i] = to[i] - applied[i];
            applied[i] = to[i];
        }
        double bent = 0;
        for (Parameter p : Parameter.values()) {
            bent += square(moved[p.index] / p.linear);
        }
        double keep = 1 / (1 + bent);
        for (MeterEvidence e : evidence) {
            e.shift(moved);
            e.forget(keep);
        }
        if (by != null) {
            by.shift(applied, moved);
        }
        known = errors.posterior(evidence, priorMean(), true);
        estimates = estimate();
    }

    /** What meters that were found wrong read too much, in their units. */
    double[] namedBias(double[] values) {
        double[] bias = new double[values.length];
        for (int m = 0; m < bias.length; m++) {
            bias[m] = errors.biasOf(m, values[m]);
        }
        return bias;
    }

    void setLearning(boolean on) {
        learns = on;
    }

    List<ParameterEstimate> parameters() {
        return estimates;
    }

    Calibration applied() {
        return Parameter.calibration(applied);
    }

    List<MeterFinding> findings() {
        return heardS < options.learnAfterS() / 2 ? List.of() : errors.findings();
    }

    List<Correction> corrections() {
        return log.all();
    }

    List<String> frozenPaths() {
        return log.frozenPaths();
    }

    long outliers() {
        return outliers;
    }

    long resynchronised() {
        return twins == null ? 0 : twins.switched();
    }

    void freeze(Parameter p, double atS) {
        log.freeze(p, atS, known.sd(p.index));
        estimates = estimate();
    }

    void release(Parameter p, double atS) {
        log.release(p, atS, known.sd(p.index));
        estimates = estimate();
    }

    void undo(Parameter p, double atS) {
        log.undo(p, atS, known.sd(p.index));
        double[] to = applied.clone();
        to[p.index] = log.value(p);
        apply(twins, to);
    }

    void snapshot(Map<String, double[]> n) {
        double[] all = new double[evidence.length * MeterEvidence.NUMBERS];
        for (int m = 0; m < evidence.length; m++) {
            evidence[m].write(all, m * MeterEvidence.NUMBERS);
        }
        n.put("evidence", all);
        n.put("applied", applied.clone());
        n.put("meter_noise", noise.variances());
        n.put("meters_named", errors.snapshot());
        n.put("learner", new double[] {heardS, correctedAtS == Double.NEGATIVE_INFINITY ? 0 : correctedAtS});
    }

    void restore(Map<String, double[]> n, List<String> frozen, List<Correction> corrections) {
        double[] all = Estimator.numbers(n, "evidence", evidence.length * MeterEvidence.NUMBERS);
        for (int m = 0; m < evidence.length; m++) {
            evidence[m].read(all, m * MeterEvidence.NUMBERS);
        }
        System.arraycopy(Estimator.numbers(n, "applied", applied.length), 0, applied, 0, applied.length);
        noise.restore(Estimator.numbers(n, "meter_noise", evidence.length));
        errors.restore(Estimator.numbers(n, "meters_named", evidence.length));
        double[] rest = Estimator.numbers(n, "learner", 2);
        heardS = rest[0];
        correctedAtS = rest[1];
        log.restore(frozen, corrections);
        known = errors.posterior(evidence, priorMean(), true);
        estimates = estimate();
        search(correctedAtS);
    }

    private static double square(double x) {
        return x * x;
    }
}
