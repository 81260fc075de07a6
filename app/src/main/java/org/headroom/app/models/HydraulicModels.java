package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;
import static org.headroom.physics.basis.Constants.WATER_CP_J_PER_KG_K;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.cooling.AshraeWClass;
import org.headroom.physics.cooling.Cdu;
import org.headroom.physics.cooling.CduDesign;
import org.headroom.physics.cooling.CduPoint;
import org.headroom.physics.cooling.ControlValve;
import org.headroom.physics.cooling.Pipe;
import org.headroom.physics.cooling.PlateExchangerDesign;
import org.headroom.physics.cooling.PumpCurve;
import org.headroom.physics.cooling.PumpGroup;
import org.headroom.physics.cooling.PumpGroupDesign;
import org.headroom.physics.cooling.PumpPoint;
import org.headroom.physics.cooling.SystemCurve;
import org.jspecify.annotations.Nullable;

/** {@code pump}, {@code pipe}, {@code control-valve}, {@code cdu} and {@code w-class} as tables. */
final class HydraulicModels {
    private HydraulicModels() {}

    /** Assumption: the warm loop of the announced site, 2400 kg/s at 2.5 bar. */
    private static final PumpGroupDesign DEFAULT_PUMPS = PumpGroupDesign.fitted(5, 1, 2400, 250_000, 0.78, 0);

    /** Assumption: the CDU of the announced site. */
    private static final CduDesign DEFAULT_CDU = new CduDesign(
            new PlateExchangerDesign(25_000, 1.7 * WATER_CP_J_PER_KG_K, 1.54 * WATER_CP_J_PER_KG_K),
            PumpGroupDesign.fitted(2, 1, 1.7, 120_000, 0.55, 0));

    private static final String ASHRAE_PUMPS =
            "ASHRAE Handbook - HVAC Systems and Equipment (2020), ch. 44; Ulanicki et al. (2008); Bernier and Bourret (1999)";

    static TableModel pump() {
        ModelCard card = new ModelCard(
                "pump",
                "equal variable-speed pumps in parallel on a system curve",
                List.of(
                        in("flow_kg_per_s", "flow wanted of all pumps together, kg/s", 0, 1e6),
                        in("units_sound", "pumps that can run; optional: all of them", 0, 1e5)),
                List.of(
                        out("reached_kg_per_s", "flow reached, kg/s; less than wanted when the pumps cannot"),
                        out("head_pa", "pressure rise of the pumps, Pa"),
                        out("speed", "speed over full speed"),
                        out("units_running", "pumps that run"),
                        out("shaft_w", "power at the shafts, W"),
                        out("power_w", "electric power, W"),
                        out("efficiency", "hydraulic over electric power")),
                "H = s2 H0 - a m2 = H_static + k m2; eta = eta_best x (2 - x), x = m / (s m_best); motor and drive"
                        + " 1 - e^(-9.04 load), 0.5087 + 1.283 s - 1.42 s2 + 0.5834 s3, scaled to the rated efficiency",
                ASHRAE_PUMPS);
        return new TableModel(
                card,
                Set.of(),
                Set.of("units_sound"),
                keys(
                        "units_count",
                        "spare_count",
                        "shutoff_head_pa",
                        "best_flow_kg_per_s",
                        "best_head_pa",
                        "best_efficiency",
                        "motor_drive_efficiency",
                        "minimum_speed_share",
                        "design_flow_kg_per_s",
                        "design_head_pa",
                        "static_head_share"),
                "four of five pumps for 2400 kg/s at 250 kPa, 0.78 wire to water",
                HydraulicModels::buildPump);
    }

    private static RowModel buildPump(@Nullable DesignValues d) {
        PumpGroup pumps = new PumpGroup(d == null ? DEFAULT_PUMPS : pumpGroup(d));
        PumpPoint point = new PumpPoint();
        return (in, out) -> {
            int units = pumps.design().units();
            int sound = (int) whole("units_sound", in.number("units_sound", units));
            if (sound > units) {
                throw new OutOfRange("units_sound", sound + "", "at most the " + units + " units of the design");
            }
            double wanted = in.number("flow_kg_per_s");
            pumps.at(wanted, sound, point);
            out[0] = point.flowKgPerS;
            out[1] = point.headPa;
            out[2] = point.speed;
            out[3] = point.running;
            out[4] = point.shaftW;
            out[5] = point.electricW;
            out[6] = point.efficiency;
            if (point.flowKgPerS < wanted) {
                in.note("flow_kg_per_s is beyond what " + point.running + " pumps reach at full speed");
            }
            double share = point.running == 0
                    ? 1
                    : point.flowKgPerS
                            / (point.running
                                    * point.speed
                                    * pumps.design().curve().bestFlowKgPerS());
            if (share > 1.5 || share < 0.3) {
                in.note("the pumps run at " + Row.plain(Math.rint(share * 100) / 100)
                        + " of their best flow; makers' curves span 0.3 to 1.5");
            }
        };
    }

    private static PumpGroupDesign pumpGroup(DesignValues d) {
        return new PumpGroupDesign(
                        (int) whole("units_count", d.number("units_count")),
                        (int) whole("spare_count", d.number("spare_count")),
                        PumpCurve.through(
                                d.number("shutoff_head_pa"),
                                d.number("best_flow_kg_per_s"),
                                d.number("best_head_pa"),
                                d.number("best_efficiency")),
                        SystemCurve.through(
                                d.number("design_flow_kg_per_s"),
                                d.number("design_head_pa"),
                                d.number("static_head_share")),
                        d.number("design_flow_kg_per_s"),
                        d.number("motor_drive_efficiency"),
                        d.number("minimum_speed_share"))
                .reaching();
    }

    static TableModel pipe() {
        ModelCard card = new ModelCard(
                "pipe",
                "pressure drop and velocity of water in a round pipe",
                List.of(
                        in("flow_kg_per_s", "flow, kg/s", 0, 1e6),
                        in("water_c", "water temperature, C", 0, 110),
                        in("length_m", "length, m", 0, 1e6),
                        in("diameter_m", "inside diameter, m", 1e-4, 20),
                        in("roughness_m", "wall roughness, m: commercial steel 4.6e-5, drawn tube 1.5e-6", 0, 0.1),
                        in("loss_coefficient", "fittings and valves together; optional: none", 0, 1e6)),
                List.of(
                        out("velocity_m_per_s", "mean velocity, m/s"),
                        out("reynolds", "Reynolds number"),
                        out("friction_factor", "Darcy friction factor"),
                        out("pressure_drop_pa", "pressure lost, Pa")),
                "dp = (f L / D + K) density v2 / 2; f = 64 / Re below 2300, Colebrook above 4000, linear between",
                "ASHRAE Handbook - Fundamentals (2017), ch. 22; Colebrook (1939); water by Kell (1975) and IAPWS SR6-08");
        return new TableModel(card, Set.of(), Set.of("loss_coefficient"), List.of(), "", _ -> (in, out) -> {
            Pipe pipe = new Pipe(
                    in.number("length_m"),
                    in.number("diameter_m"),
                    in.number("roughness_m"),
                    in.number("loss_coefficient", 0));
            double flow = in.number("flow_kg_per_s");
            double waterC = in.number("water_c");
            out[0] = pipe.velocityMPerS(flow, waterC);
            out[1] = pipe.reynolds(flow, waterC);
            out[2] = flow == 0 ? Double.NaN : pipe.frictionFactor(flow, waterC);
            out[3] = pipe.pressureDropPa(flow, waterC);
            if (flow == 0) {
                in.note("no flow: no friction factor");
            } else if (out[1] > 2300 && out[1] < 4000) {
                in.note("reynolds is between laminar and turbulent flow: interpolated");
            }
        });
    }

    static TableModel controlValve() {
        ModelCard card = new ModelCard(
                "control-valve",
                "equal-percentage valve in a circuit of constant pressure",
                List.of(
                        in("opening", "0 shut to 1 open", 0, 1),
                        in("rangeability", "largest over smallest controlled coefficient", 1.000001, 1e4, 20, 100),
                        in("authority", "drop of the open valve over that of the circuit", 1e-6, 1, 0.05, 1)),
                List.of(
                        out("coefficient_share", "flow coefficient over that of the open valve"),
                        out("flow_share", "flow over that of the open valve")),
                "k = R^(x - 1), straight to 0 below 5 % opening; flow = 1 / sqrt(1 + N (1 / k2 - 1))",
                "ASHRAE Handbook - HVAC Systems and Equipment (2020), ch. 46; IEC 60534-2-4");
        return TableModel.of(card, (in, out) -> {
            ControlValve valve = new ControlValve(in.number("rangeability"), in.number("authority"));
            out[0] = valve.coefficientShare(in.number("opening"));
            out[1] = valve.flowShare(in.number("opening"));
        });
    }

    static TableModel cdu() {
        ModelCard card = new ModelCard(
                "cdu",
                "in-rack coolant distribution unit: plate exchanger and redundant pumps",
                List.of(
                        in("heat_w", "heat of the rack's cold plates, W", 0, 1e7),
                        in("facility_in_c", "facility water that enters, C", 0, 80, 2, 45),
                        in("facility_kg_per_s", "facility water, kg/s", 1e-6, 1e4),
                        in("coolant_kg_per_s", "coolant wanted, kg/s", 1e-6, 1e4),
                        in("pumps_sound", "pumps that can run; optional: all of them", 1, 100)),
                List.of(
                        out("supply_c", "coolant to the rack, C"),
                        out("return_c", "coolant from the rack, C"),
                        out("facility_out_c", "facility water that leaves, C"),
                        out("reached_kg_per_s", "coolant that flows, kg/s"),
                        out("approach_k", "supply over facility water that enters, K"),
                        out("ua_w_per_k", "conductance x area at these flows, W/K"),
                        out("pump_w", "electric power of its pumps, W; heat in the coolant")),
                "heat + pumps = eps C_min (T_hot - T_facility); UA0 / UA = (1 - w)/2 ((m0/m)^n on both sides) + w",
                "Incropera et al. (2007), ch. 11; Shah and Sekulic (2003), ch. 7.5; pumps as `pump`");
        return new TableModel(
                card,
                Set.of(),
                Set.of("pumps_sound"),
                keys(
                        "ua_w_per_k",
                        "coolant_kg_per_s",
                        "facility_kg_per_s",
                        "film_exponent",
                        "wall_share",
                        "pumps_count",
                        "spare_count",
                        "pump_head_pa",
                        "pump_efficiency"),
                "25 kW/K at 1.7 kg/s of coolant and 1.54 kg/s of facility water, n 0.8, w 0.2, two pumps of which one is"
                        + " enough, 120 kPa, 0.55",
                HydraulicModels::buildCdu);
    }

    private static RowModel buildCdu(@Nullable DesignValues d) {
        Cdu cdu = new Cdu(d == null ? DEFAULT_CDU : cduDesign(d));
        CduPoint point = new CduPoint();
        return (in, out) -> {
            int units = cdu.pumps().design().units();
            int sound = (int) whole("pumps_sound", in.number("pumps_sound", units));
            if (sound > units) {
                throw new OutOfRange("pumps_sound", sound + "", "at most the " + units + " pumps of the design");
            }
            double wanted = in.number("coolant_kg_per_s");
            cdu.at(
                    in.number("heat_w"),
                    in.number("facility_in_c"),
                    in.number("facility_kg_per_s"),
                    wanted,
                    sound,
                    point);
            out[0] = point.supplyC;
            out[1] = point.returnC;
            out[2] = point.facilityOutC;
            out[3] = point.coolantKgPerS;
            out[4] = point.approachK;
            out[5] = point.uaWPerK;
            out[6] = point.pumpW;
            if (point.coolantKgPerS < wanted) {
                in.note("coolant_kg_per_s is beyond what the pumps reach");
            }
            if (point.returnC > 100) {
                in.note("return_c is above boiling");
            }
        };
    }

    private static CduDesign cduDesign(DesignValues d) {
        return new CduDesign(
                new PlateExchangerDesign(
                        d.number("ua_w_per_k"),
                        d.number("coolant_kg_per_s") * WATER_CP_J_PER_KG_K,
                        d.number("facility_kg_per_s") * WATER_CP_J_PER_KG_K,
                        d.number("film_exponent"),
                        d.number("wall_share")),
                PumpGroupDesign.fitted(
                        (int) whole("pumps_count", d.number("pumps_count")),
                        (int) whole("spare_count", d.number("spare_count")),
                        d.number("coolant_kg_per_s"),
                        d.number("pump_head_pa"),
                        d.number("pump_efficiency"),
                        0));
    }

    static TableModel wClass() {
        ModelCard card = new ModelCard(
                "w-class",
                "ASHRAE class of a facility-water supply temperature",
                List.of(in("supply_c", "facility water supplied to the CDUs, C", -20, 100, 2, 100)),
                List.of(
                        out("class_limit_c", "warmest supply of the class, C; none for W+"),
                        out("margin_k", "kelvin to that limit; none for W+")),
                "the narrowest of W17, W27, W32, W40, W45, W+ whose limit is not below the supply",
                "ASHRAE TC 9.9, Thermal Guidelines for Data Processing Environments, 5th ed. (2021)");
        return TableModel.of(card, (in, out) -> {
            double supplyC = in.number("supply_c");
            AshraeWClass c = AshraeWClass.of(supplyC);
            boolean open = Double.isInfinite(c.mostSupplyC());
            out[0] = open ? Double.NaN : c.mostSupplyC();
            out[1] = open ? Double.NaN : c.marginK(supplyC);
            in.note(c.label() + (c.olderName().equals("none") ? "" : " (" + c.olderName() + " until 2021)"));
        });
    }

    private static double whole(String name, double value) {
        if (value != Math.rint(value)) {
            throw new OutOfRange(name, Row.plain(value), "a whole number");
        }
        return value;
    }

    private static List<DesignKey> keys(String... names) {
        return Arrays.stream(names).map(name -> new DesignKey(name, 1)).toList();
    }
}
