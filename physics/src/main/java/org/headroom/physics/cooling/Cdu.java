package org.headroom.physics.cooling;

import static org.headroom.physics.basis.Constants.WATER_CP_J_PER_KG_K;

import org.headroom.physics.basis.Checks;

/**
 * In-rack coolant distribution unit: a plate exchanger and redundant pumps between the rack's coolant and facility water.
 *
 * <pre>
 * Q + P_shaft = g (T_hot - T_facility),  T_hot = T_return + P_shaft / C,  g = eps C_min with UA of both flows
 * T_supply = T_hot - (Q + P_shaft) / C,  T_facility,out = T_facility + (Q + P_shaft) / C_facility
 * </pre>
 *
 * <p>Q heat of the rack, C capacity flow of the coolant. Steady. In-rack pumps are cooled by the water that they move
 * (wet rotors), so that all their electric power is heat there. Coolant is water. Source: Incropera et al. (2007), ch. 11;
 * pumps as {@link PumpGroup}. Worked number in {@code CduTest}: 66.7 kW, 25 kW/K, 1.7 kg/s, 1.54 kg/s at 33.5 C.
 */
public final class Cdu {
    private final PlateExchanger exchanger;
    private final PumpGroup pumps;
    private final PumpPoint pump = new PumpPoint();

    public Cdu(CduDesign design) {
        exchanger = new PlateExchanger(design.exchanger());
        pumps = new PumpGroup(design.pumps());
    }

    public PlateExchanger exchanger() {
        return exchanger;
    }

    public PumpGroup pumps() {
        return pumps;
    }

    /**
     * What the rack gets.
     *
     * @param wantedKgPerS coolant flow wanted; less is reached when too few pumps are sound
     * @param pumpsSound pumps that can run
     * @throws org.headroom.physics.basis.OutOfRange when no coolant or no facility water flows: there is no steady state
     */
    public void at(
            double heatW, double facilityC, double facilityKgPerS, double wantedKgPerS, int pumpsSound, CduPoint out) {
        Checks.positive("facility_kg_per_s", facilityKgPerS);
        Checks.positive("coolant_kg_per_s", wantedKgPerS);
        pumps.at(wantedKgPerS, pumpsSound, pump);
        Checks.within("pumps_sound", pump.running, 1, pumps.design().units());
        double coolant = pump.flowKgPerS * WATER_CP_J_PER_KG_K;
        double facility = facilityKgPerS * WATER_CP_J_PER_KG_K;
        double all = heatW + pump.electricW;
        double hotC = facilityC + all / exchanger.heatPerK(coolant, facility);
        out.coolantKgPerS = pump.flowKgPerS;
        out.heatW = all;
        out.supplyC = hotC - all / coolant;
        out.returnC = hotC - pump.electricW / coolant;
        out.facilityOutC = facilityC + all / facility;
        out.uaWPerK = exchanger.uaWPerK(coolant, facility);
        out.approachK = out.supplyC - facilityC;
        out.pumpW = pump.electricW;
    }
}
