package org.headroom.data.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.swing.GridInertia;
import org.headroom.grid.swing.Iteration;
import org.headroom.grid.swing.RideThrough;
import org.headroom.grid.swing.SwingLimits;
import org.headroom.grid.swing.TrainingJob;
import org.headroom.grid.swing.VoltageChange;

/** Builds the fast dynamics of a site. */
final class SwingBinding {
    private static final String AT = "grid.swing";
    private static final double NONE = Double.POSITIVE_INFINITY;
    private static final List<String> GROUPS = List.of(SwingPlant.SERVERS, SwingPlant.UPS, SwingPlant.COOLING);

    private final SiteValues v;
    private final ItPlant it;

    SwingBinding(SiteValues values, ItPlant it) {
        this.v = values;
        this.it = it;
    }

    SwingPlant swing() {
        return new SwingPlant(
                v.design(AT, this::iteration),
                v.design(AT, this::power),
                v.design(
                        AT,
                        () -> new TrainingJob.Checkpoint(
                                si("checkpoint_every_min", NONE, Unit.MIN), raw("checkpoint_s", 0))),
                v.design(
                        AT,
                        () -> new TrainingJob.Failures(raw("interruption_gpu_h", 50_700), raw("restart_s", 180), 0)),
                raw("lag_s", 0.02),
                limits(),
                remedies(),
                v.design(AT + ".inertia", this::inertia),
                v.design(
                        AT + ".network",
                        () -> new VoltageChange(
                                si("network.short_circuit_mva", 6500, Unit.MVA),
                                raw("network.x_over_r", 10),
                                raw("network.power_factor", 0.99))),
                rideThrough(),
                si("energy_usd_per_mwh", 58, Unit.USD_PER_MWH),
                si("reconnect_mw_per_s", 1, Unit.MW_PER_S));
    }

    private Iteration iteration() {
        return new Iteration(
                raw("iteration_s", 4),
                raw("compute_share", 0.8),
                raw("bubble_share", 0),
                raw("iteration_variation", 0.01),
                raw("spread_up_s", 0.02),
                raw("spread_down_s", 0.1));
    }

    private TrainingJob.Power power() {
        double idleW = it.serverMean(m -> m.server().idleAcW());
        return new TrainingJob.Power(
                it.serverMean(m -> m.server().maxAcW()), raw("communication_ac_w", idleW), raw("idle_ac_w", idleW));
    }

    private SwingLimits limits() {
        return new SwingLimits(
                si("limits.range_mw", NONE, Unit.MW),
                si("limits.ramp_up_mw_per_s", NONE, Unit.MW_PER_S),
                si("limits.ramp_down_mw_per_s", NONE, Unit.MW_PER_S),
                si("limits.ramp_mw_per_min", NONE, Unit.MW), // W a minute
                si("limits.inter_area_mw", NONE, Unit.MW),
                si("limits.local_mw", NONE, Unit.MW),
                si("limits.torsional_mw", NONE, Unit.MW));
    }

    private SwingPlant.RemedyDesigns remedies() {
        return new SwingPlant.RemedyDesigns(
                raw("remedies.stagger_s", 60),
                raw("remedies.floor_share", 0.9),
                raw("remedies.ramp_up_w_per_s", 200),
                raw("remedies.ramp_down_w_per_s", 50),
                raw("remedies.hold_s", 5),
                raw("remedies.dummy_share", 0.9),
                raw("remedies.dummy_delay_s", 0.1),
                raw("remedies.dummy_throughput_loss", 0.02),
                raw("remedies.rack_gpu_j", 65),
                raw("remedies.rack_gpu_w", 700),
                raw("remedies.rack_efficiency", 0.97),
                si("remedies.battery_mwh", 40, Unit.MWH),
                raw("remedies.battery_response_s", 0.02),
                raw("remedies.battery_smooth_s", 240),
                raw("remedies.battery_cycles_count", 6000),
                raw("remedies.battery_usd_per_kwh", 250) / Unit.KWH.toBase(1));
    }

    private GridInertia inertia() {
        double dampingWPerHz = si("inertia.damping_mw_per_hz", 5000, Unit.MW_PER_HZ);
        double responseWPerHz = si("inertia.response_mw_per_hz", 9150, Unit.MW_PER_HZ);
        if (responseWPerHz < dampingWPerHz) {
            throw v.error(
                    AT + ".inertia.response_mw_per_hz",
                    responseWPerHz / 1e6 + " MW/Hz",
                    "the damping of " + dampingWPerHz / 1e6 + " MW/Hz or more: it includes it");
        }
        return new GridInertia(
                si("inertia.kinetic_gj", 1500, Unit.GJ),
                raw("inertia.nominal_hz", 60),
                dampingWPerHz,
                responseWPerHz - dampingWPerHz,
                raw("inertia.governor_s", 8),
                raw("inertia.deadband_hz", 0));
    }

    private Map<String, SwingPlant.Group> rideThrough() {
        Map<String, SwingPlant.Group> groups = new LinkedHashMap<>();
        for (String name : v.names(AT + ".ride_through")) {
            if (!GROUPS.contains(name)) {
                throw v.error(AT + ".ride_through." + name, "an unknown group", String.join(" | ", GROUPS));
            }
        }
        for (String name : GROUPS) {
            String at = "ride_through." + name;
            groups.put(
                    name,
                    v.design(
                            AT + "." + at,
                            () -> new SwingPlant.Group(
                                    new RideThrough(
                                            points(AT + "." + at),
                                            raw(at + ".median_factor", 1.3),
                                            raw(at + ".time_scatter", 0.25),
                                            raw(at + ".voltage_scatter_pu", 0.02)),
                                    raw(at + ".return_after_s", 300))));
        }
        return groups;
    }

    private List<RideThrough.Point> points(String at) {
        double[] voltages = v.numbers(at + ".voltages_pu");
        double[] durations = v.numbers(at + ".durations_s");
        if (voltages.length == 0) {
            return RideThrough.itic();
        }
        if (durations.length != voltages.length - 1) {
            throw v.error(
                    at + ".durations_s",
                    durations.length + " numbers",
                    voltages.length - 1 + ": one for each voltage but the last, at which it stays on for ever");
        }
        List<RideThrough.Point> points = new ArrayList<>();
        for (int k = 0; k < voltages.length; k++) {
            points.add(new RideThrough.Point(voltages[k], k < durations.length ? durations[k] : NONE));
        }
        return points;
    }

    /** In the unit of the key. */
    private double raw(String key, double otherwise) {
        return v.optional(AT + "." + key).orElse(otherwise);
    }

    /** In SI; {@code otherwise} in the unit of the key. */
    private double si(String key, double otherwise, Unit unit) {
        return unit.toBase(raw(key, otherwise));
    }
}
