package org.headroom.app.live.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.Frame;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.PlantStates;
import org.headroom.app.twin.RackReadings;
import org.headroom.app.twin.SiteConditions;
import org.headroom.app.twin.SiteState;
import org.headroom.app.twin.Twin;
import org.headroom.data.site.Calibration;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.headroom.physics.basis.Constants;
import org.jspecify.annotations.Nullable;

/**
 * The twin kept beside the real machine: each frame of telemetry moves it by a step, corrects its slow states, and teaches it
 * how the plant differs from its design sheets. Equations, sources and limits: docs/models/live.md.
 *
 * <p>One step: load and air from the frame, what was not heard filled in ({@link LoadFromTelemetry}); the twin predicts
 * every meter; the slow states are corrected by what was heard ({@link StateFilter}); parameters and meters' biases are
 * learnt beside it ({@link ParameterLearner}); an hour's open-loop prediction is scored ({@link Accuracy}). Not for several
 * threads.
 */
public final class Estimator {
    /** A hole between frames is bridged in steps of at most this, s. */
    private static final double BRIDGE_STEP_S = 60;

    /** A longer hole is not bridged: the plant is taken at its equilibrium after it, s. */
    private static final double LONGEST_BRIDGE_S = 6 * 3600.0;

    /** A hall's board over its servers before the first step. */
    private static final double FIRST_BOARD_RATIO = 1.04;

    private final Site site;
    private final SiteMeters meters;
    private final Twin main;
    private final SiteConditions conditions;
    private final Boundary boundary;
    private final AirFromTelemetry air;
    private final LoadFromTelemetry load;
    private final StateFilter filter;
    private final HeldOut heldOut;
    private final ParameterLearner learner;
    private final SiteState before;
    private final LedgerRow row = new LedgerRow();
    private final RackReadings racks;
    private final double[] predicted;
    private final double[] boardRatio;
    private final double basinKg;
    private final boolean wet;
    private @Nullable PlantStates resumeAt;
    private double atS = Double.NEGATIVE_INFINITY;
    private long steps;
    private long silentSteps;
    private int metersHeard;

    /**
     * @param weather what the air is where ambient meters are silent, or null
     * @param resume what an estimator of the same site left, or null for a new start
     */
    public Estimator(Site site, @Nullable Weather weather, EstimatorOptions options, @Nullable EstimatorState resume) {
        this(site, ParameterPriors.usual(), weather, options, resume);
    }

    /** @param priors how well the parameters are known before any meter is heard */
    public Estimator(
            Site site,
            ParameterPriors priors,
            @Nullable Weather weather,
            EstimatorOptions options,
            @Nullable EstimatorState resume) {
        this.site = site;
        main = new Twin(site);
        Fleet fleet = main.fleet();
        meters = new SiteMeters(fleet);
        conditions = new SiteConditions(site);
        boundary = new Boundary(main.newBank());
        air = new AirFromTelemetry(meters, weather, site.elevationM());
        load = new LoadFromTelemetry(fleet, meters);
        basinKg = site.cooling().towers().basinM3() * Constants.WATER_DENSITY_KG_PER_M3;
        wet = site.cooling().mode() == CoolingPlant.Mode.WET;
        filter = new StateFilter(new Twin(site), meters, basinKg, options.gate());
        heldOut = new HeldOut(new Twin(site), meters);
        learner = new ParameterLearner(site, priors, meters, options);
        before = main.snapshot();
        racks = main.newReadings();
        predicted = new double[meters.size()];
        boardRatio = new double[fleet.halls()];
        Arrays.fill(boardRatio, FIRST_BOARD_RATIO);
        if (resume != null) {
            restore(resume);
        }
    }

    /** Takes the next frame. Frames go forward in time; one that is over already is passed over. */
    public void step(Frame frame) {
        if (!(frame.toS > Math.max(frame.fromS, atS))) {
            return;
        }
        boolean first = steps == 0;
        if (!first && frame.fromS > atS + 1) {
            bridge(frame);
        }
        fill(frame);
        if (first) {
            main.settle(boundary, row);
            if (resumeAt != null) {
                main.setPlantStates(resumeAt);
            }
            learner.settle(boundary, conditions, load, resumeAt);
        }
        advance(frame);
        steps++;
        silentSteps += frame.silent() ? 1 : 0;
        metersHeard =
                (int) Arrays.stream(frame.meters).filter(y -> !Double.isNaN(y)).count();
        atS = frame.toS;
    }

    /** Silent frames over a hole between frames. */
    private void bridge(Frame next) {
        heldOut.restart();
        if (next.fromS - atS > LONGEST_BRIDGE_S) {
            fill(next);
            main.settle(boundary, row);
            learner.settle(boundary, conditions, load, null);
            return;
        }
        Frame silent = new Frame(meters.size(), main.fleet().racks());
        while (next.fromS > atS + 1e-6) {
            silent.clear(atS, Math.min(next.fromS, atS + BRIDGE_STEP_S));
            fill(silent);
            advance(silent);
            atS = silent.toS;
        }
    }

    private void fill(Frame frame) {
        conditions.fill(boundary, frame.fromS, frame.toS);
        air.fill(frame, frame.toS - frame.fromS, boundary);
        load.take(frame, calibration().gpuPower(), boardRatio);
        load.write(boundary.load, 1);
    }

    private void advance(Frame frame) {
        double dtS = frame.toS - frame.fromS;
        main.save(before);
        PlantStates start = main.plantStates();
        main.step(boundary, dtS, row);
        row.toS = frame.toS;
        main.read(boundary, racks);
        meters.read(main, boundary, row, racks, predicted);
        ratios();
        filter.predict(before, start, boundary, racks, dtS);
        filter.update(main, frame, predicted, learner.namedBias(predicted), dtS);
        heldOut.step(boundary, frame, before, calibration(), racks);
        if (learner.step(boundary, conditions, frame, load, racks, main::snapshot)) {
            main.calibrate(calibration());
        }
        show();
    }

    private void ratios() {
        double[] serversW = new double[boardRatio.length];
        for (int r = 0; r < racks.racks(); r++) {
            serversW[racks.hall[r]] += racks.powerW[r];
        }
        for (int h = 0; h < boardRatio.length; h++) {
            boardRatio[h] = serversW[h] > 0 ? main.hallBoardW(h) / serversW[h] : boardRatio[h];
        }
    }

    /** The row shows the corrected states. */
    private void show() {
        PlantStates s = main.plantStates();
        row.set(Measures.WARM_SUPPLY_C, s.warmC());
        row.set(Measures.CHILLED_SUPPLY_C, s.chilledC());
        row.set(Measures.HALL_AIR_C, s.hallC());
        row.set(Measures.COLD_WATER_C, wet ? s.basinC() : s.warmC());
        row.set(Measures.BASIN_PERCENT, 100 * s.basinKg() / basinKg);
        row.set(Measures.BATTERY_MWH, s.batteryJ() / 3.6e9);
    }

    /** Who knows something of silent racks, as the queue of jobs; null for nobody. */
    public void setHint(@Nullable RackHint hint) {
        load.setHint(hint);
    }

    /** Whether parameters are corrected from now on; they are at the start, unless the options say otherwise. */
    public void setLearning(boolean learns) {
        learner.setLearning(learns);
    }

    /** Outputs of the last step, with the corrected states at its end; reused, so copy what you keep. */
    public LedgerRow row() {
        return row;
    }

    /** Each meter of {@link #meters()} over the last step, as predicted before it was used; reused. */
    public double[] predicted() {
        return predicted;
    }

    public SiteMeters meters() {
        return meters;
    }

    /** Epoch seconds up to which telemetry was used; negative infinity before the first frame. */
    public double atS() {
        return atS;
    }

    /** The slow states now. */
    public PlantStates states() {
        return main.plantStates();
    }

    /** Standard deviations of warm supply, chilled supply, hall air, basin (K each) and basin content (kg). */
    public double[] statesSd() {
        return filter.sd();
    }

    public List<ParameterEstimate> parameters() {
        return learner.parameters();
    }

    /** What the twin runs with. */
    public Calibration calibration() {
        return learner.applied();
    }

    /** Meters that contradict physics, the clearest first. */
    public List<MeterFinding> findings() {
        return learner.findings();
    }

    /** All corrections so far, the oldest first. */
    public List<Correction> corrections() {
        return learner.corrections();
    }

    /** Instruments on each rack after the last step, measured or estimated; reused. */
    public RackReadings racks() {
        return racks;
    }

    /** Power of every rack's GPUs and whether it was heard. */
    public LoadFromTelemetry load() {
        return load;
    }

    /** What held over the last step: load, air, limits; reused. */
    public Boundary boundary() {
        return boundary;
    }

    /** Prediction an hour ahead against each meter, in their order; figures are not numbers where nothing was heard. */
    public List<Accuracy> accuracy() {
        List<Accuracy> all = new ArrayList<>();
        for (int i = 0; i < meters.size(); i++) {
            all.add(heldOut.of(i));
        }
        return all;
    }

    public EstimatorCounts counts() {
        return new EstimatorCounts(
                steps,
                silentSteps,
                filter.outliers() + learner.outliers(),
                load.readingsRefused(),
                load.racksHeard(),
                main.fleet().racks() - load.racksHeard(),
                metersHeard,
                learner.resynchronised());
    }

    /** The whole state of the site, for a forecast: restore it into a twin of the same site. */
    public SiteState siteState() {
        return main.snapshot();
    }

    /** A twin of its own, in the present state, with the present calibration. */
    public Twin twin() {
        Twin copy = new Twin(site);
        copy.calibrate(calibration());
        copy.restore(main.snapshot());
        return copy;
    }

    /** Keeps a parameter at its applied value until {@link #release}. */
    public void freeze(String path) {
        learner.freeze(Parameter.of(path), atS);
    }

    /** Lets the meters correct a parameter again. */
    public void release(String path) {
        learner.release(Parameter.of(path), atS);
    }

    /** Takes the last correction of a parameter back and freezes it there. */
    public void undo(String path) {
        learner.undo(Parameter.of(path), atS);
        main.calibrate(calibration());
    }

    /** All that a later start needs. */
    public EstimatorState snapshot() {
        Map<String, double[]> n = new TreeMap<>();
        PlantStates s = main.plantStates();
        n.put("states", new double[] {s.warmC(), s.chilledC(), s.hallC(), s.basinC(), s.basinKg(), s.batteryJ()});
        n.put("state_covariance", filter.covariance());
        n.put("state_noise", filter.noise());
        n.put("state_offsets", filter.offsets());
        n.put("air", air.snapshot());
        n.put("racks", load.snapshot());
        n.put("board_ratio", boardRatio.clone());
        n.put("held_out", heldOut.snapshot());
        learner.snapshot(n);
        return new EstimatorState(atS, new TreeMap<>(n), learner.frozenPaths(), learner.corrections());
    }

    private void restore(EstimatorState from) {
        Map<String, double[]> n = from.numbers();
        double[] s = numbers(n, "states", 6);
        resumeAt = new PlantStates(s[0], s[1], s[2], s[3], s[4], s[5]);
        filter.restore(
                numbers(n, "state_covariance", filter.covariance().length),
                numbers(n, "state_noise", filter.noise().length),
                numbers(n, "state_offsets", filter.offsets().length));
        air.restore(numbers(n, "air", air.snapshot().length));
        load.restore(numbers(n, "racks", load.snapshot().length));
        System.arraycopy(numbers(n, "board_ratio", boardRatio.length), 0, boardRatio, 0, boardRatio.length);
        heldOut.restore(numbers(n, "held_out", heldOut.snapshot().length));
        learner.restore(n, from.frozen(), from.corrections());
        main.calibrate(calibration());
        atS = from.atS();
    }

    static double[] numbers(Map<String, double[]> n, String name, int count) {
        double[] values = n.get(name);
        if (values == null || values.length != count) {
            throw new IllegalArgumentException("the saved state has "
                    + (values == null ? "no " : values.length + " numbers of ")
                    + name
                    + "; this site needs "
                    + count);
        }
        return values;
    }
}
