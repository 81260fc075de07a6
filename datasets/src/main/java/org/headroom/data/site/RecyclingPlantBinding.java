package org.headroom.data.site;

import java.util.OptionalDouble;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.wastewater.AerationDesign;
import org.headroom.physics.wastewater.DosingDesign;
import org.headroom.physics.wastewater.PumpingDesign;
import org.headroom.physics.wastewater.RecycledPlantDesign;
import org.headroom.physics.wastewater.membrane.CleaningDesign;
import org.headroom.physics.wastewater.membrane.FoulingDesign;
import org.headroom.physics.wastewater.membrane.MembraneDesign;
import org.jspecify.annotations.Nullable;

/**
 * Builds the recycling plant of {@code water.recycled.plant}. A file that has its trains and membranes alone gets for the
 * rest the usual values that the designs name.
 */
final class RecyclingPlantBinding {
    private static final String AT = RecyclingBinding.PLANT;

    /** Water at 20 C, Pa s: sustainable fluxes and rises of pressure are stated there. */
    private static final double VISCOSITY_PA_S = 1.002e-3;

    private final SiteValues v;

    RecyclingPlantBinding(SiteValues values) {
        this.v = values;
    }

    /** Null where the file has intake, product and energy alone. */
    @Nullable
    RecyclingPlant plant(RecycledPlantDesign rated) {
        OptionalDouble trains = v.optional(AT + ".trains_count");
        OptionalDouble areaM2 = v.optional(AT + ".membranes_m2");
        if (trains.isEmpty()) {
            if (areaM2.isPresent()) {
                throw v.error(AT + ".trains_count", "no value", "a number of trains for the membranes of the plant");
            }
            return null;
        }
        if (areaM2.isEmpty()) {
            throw v.error(AT + ".membranes_m2", "no value", "the membrane area of its trains");
        }
        double least = number("least_trains_count", 1);
        if (least > trains.getAsDouble()) {
            throw v.error(
                    AT + ".least_trains_count",
                    Numbers.text(least),
                    "at most trains_count, " + Numbers.text(trains.getAsDouble()));
        }
        double ratedM3PerS = rated.productM3PerDay() / Constants.SECONDS_PER_DAY;
        return new RecyclingPlant(
                rated,
                (int) trains.getAsDouble(),
                v.design(AT, () -> membrane(areaM2.getAsDouble() / trains.getAsDouble())),
                new RecyclingPlant.Working(
                        si("working_flux_l_per_m2_h", 25, Unit.L_PER_M2_H), least, number("reject_fixed_share", 0.3)),
                new RecyclingPlant.Storage(
                        si("storage_gal", 0, Unit.GAL),
                        si("storage_most_gpm", 1.5 * Unit.GPM.fromBase(ratedM3PerS), Unit.GPM),
                        si("storage_refill_h", 2, Unit.H),
                        number("site_share", 1),
                        number("backup_share", 0)),
                v.design(AT + ".aeration", this::aeration),
                v.design(AT + ".pumping", this::pumping),
                v.design(
                        AT + ".dosing",
                        () -> new DosingDesign(
                                number("dosing.hypochlorite_mg_per_l", 3),
                                number("dosing.phosphate_p_mg_per_l", 0.5),
                                number("dosing.coagulant_mol_per_mol", 2),
                                number("dosing.coagulant_g_per_mol", 162.2))),
                v.textOrNull(AT + ".biology"));
    }

    private MembraneDesign membrane(double areaM2) {
        return new MembraneDesign(
                areaM2,
                number("membrane.clean_resistance_per_m", 4e11),
                si("membrane.tmp_most_kpa", 40, Unit.KPA),
                si("membrane.pumps_flux_l_per_m2_h", 60, Unit.L_PER_M2_H),
                si("membrane.scour_m3_per_m2_h", 0.3, Unit.M3_PER_M2_H),
                number("membrane.filtration_s", 540),
                number("membrane.relaxation_s", 30),
                number("membrane.backwash_s", 30),
                number("membrane.backwash_over_flux", 1.5),
                number("membrane.breach_share", 0),
                fouling(),
                cleaning());
    }

    private FoulingDesign fouling() {
        double fluxMPerS = si("fouling.sustainable_flux_l_per_m2_h", 40, Unit.L_PER_M2_H);
        double risePaPerS =
                si("fouling.removable_rise_pa_per_min", FoulingDesign.USUAL_RISE_PA_PER_MIN, Unit.PA_PER_MIN);
        return new FoulingDesign(
                fluxMPerS,
                number("fouling.reference_mlss_mg_per_l", 10_000),
                si("fouling.reference_scour_m3_per_m2_h", 0.3, Unit.M3_PER_M2_H),
                number("fouling.mlss_exponent", 0.5),
                number("fouling.scour_exponent", 0.3),
                risePaPerS / (VISCOSITY_PA_S * fluxMPerS),
                number("fouling.flux_steepness", 4.6),
                number("fouling.residual_share", 0.1),
                number("fouling.irreversible_share", 0.01));
    }

    private CleaningDesign cleaning() {
        return new CleaningDesign(
                si("cleaning.maintenance_every_days", 7, Unit.DAYS),
                si("cleaning.maintenance_h", 1, Unit.H),
                number("cleaning.maintenance_removed_share", 0.9),
                si("cleaning.recovery_every_days", 180, Unit.DAYS),
                si("cleaning.recovery_h", 12, Unit.H),
                number("cleaning.recovery_removed_share", 0.95),
                si("cleaning.maintenance_hypochlorite_g_per_m2", 5, Unit.G_PER_M2),
                si("cleaning.maintenance_citric_g_per_m2", 10, Unit.G_PER_M2),
                si("cleaning.recovery_hypochlorite_g_per_m2", 30, Unit.G_PER_M2),
                si("cleaning.recovery_citric_g_per_m2", 150, Unit.G_PER_M2));
    }

    private AerationDesign aeration() {
        return new AerationDesign(
                number("aeration.transfer_share_per_m", 0.06),
                number("aeration.depth_m", 5),
                number("aeration.alpha_slope", 8.4e-5),
                number("aeration.beta", 0.95),
                number("aeration.oxygen_mg_per_l", 2),
                si("aeration.least_air_m3_per_m2_h", 2, Unit.M3_PER_M2_H),
                number("aeration.floor_m2", 2000),
                number("aeration.scour_depth_m", 3.5),
                number("aeration.scour_transfer_share_per_m", 0.02),
                number("aeration.membrane_oxygen_mg_per_l", 4),
                si("aeration.blower_loss_kpa", 10, Unit.KPA),
                number("aeration.blower_efficiency", 0.65),
                number("aeration.inlet_c", 20),
                number("aeration.inlet_pa", 101_325));
    }

    private PumpingDesign pumping() {
        return new PumpingDesign(
                si("pumping.feed_kpa", 80, Unit.KPA),
                si("pumping.permeate_kpa", 40, Unit.KPA),
                number("pumping.recirculation_ratio", 4),
                si("pumping.recirculation_kpa", 20, Unit.KPA),
                si("pumping.delivery_kpa", 350, Unit.KPA),
                number("pumping.efficiency", 0.7),
                number("pumping.mixing_w", 0),
                number("pumping.other_w", 0),
                number("pumping.train_w", 0));
    }

    private double number(String key, double unsaid) {
        return v.optional(AT + "." + key).orElse(unsaid);
    }

    /** In SI; the default is in the key's unit. */
    private double si(String key, double unsaid, Unit unit) {
        return unit.toBase(number(key, unsaid));
    }
}
