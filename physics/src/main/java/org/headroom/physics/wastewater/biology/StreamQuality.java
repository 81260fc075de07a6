package org.headroom.physics.wastewater.biology;

import java.util.ArrayList;
import java.util.List;

/**
 * A stream's water, at an instant or averaged by flow.
 *
 * <pre>
 * TSS  = 0.75 (XI + XS + XBH + XBA + XP)
 * COD  = SI + SS + XI + XS + XBH + XBA + XP        oxygen not counted
 * TKN  = SNH + SND + XND + iXB (XBH + XBA) + iXP (XP + XI)
 * BOD5 = f (SS + XS + (1 - fP)(XBH + XBA)), f = 0.25 treated, 0.65 raw
 * </pre>
 *
 * @param flowM3PerDay water
 * @param concentrations of the 13 components in their order
 * @param stoichiometry of the plant
 */
public record StreamQuality(double flowM3PerDay, List<Double> concentrations, Asm1Stoichiometry stoichiometry) {
    /** BOD5 of what is degradable, treated water. */
    public static final double BOD_TREATED = 0.25;

    /** BOD5 of what is degradable, raw water. */
    public static final double BOD_RAW = 0.65;

    public StreamQuality {
        concentrations = List.copyOf(concentrations);
    }

    static StreamQuality of(double flowM3PerDay, double[] values, int at, double factor, Asm1Stoichiometry s) {
        List<Double> c = new ArrayList<>(Asm1Component.COUNT);
        for (int i = 0; i < Asm1Component.COUNT; i++) {
            c.add(Math.max(0, values[at + i] * factor));
        }
        return new StreamQuality(flowM3PerDay, c, s);
    }

    /** g/m3, alkalinity mol/m3. */
    public double get(Asm1Component component) {
        return concentrations.get(component.index());
    }

    public double tssGPerM3() {
        return stoichiometry.tssPerCod() * particulateCod();
    }

    public double codGPerM3() {
        return get(Asm1Component.SI) + get(Asm1Component.SS) + particulateCod();
    }

    public double tknGPerM3() {
        return get(Asm1Component.SNH)
                + get(Asm1Component.SND)
                + get(Asm1Component.XND)
                + stoichiometry.iXb() * biomass()
                + stoichiometry.iXp() * (get(Asm1Component.XP) + get(Asm1Component.XI));
    }

    public double totalNitrogenGPerM3() {
        return tknGPerM3() + get(Asm1Component.SNO);
    }

    /** @param factor {@link #BOD_TREATED} or {@link #BOD_RAW} */
    public double bod5GPerM3(double factor) {
        return factor * (get(Asm1Component.SS) + get(Asm1Component.XS) + (1 - stoichiometry.fP()) * biomass());
    }

    /** (2 TSS + COD + 30 TKN + 10 SNO + 2 BOD5) Q / 1000, kg pollution units/d (Alex et al. 2008, section 6). */
    public double qualityIndexKgPerDay(double bodFactor) {
        return (2 * tssGPerM3()
                        + codGPerM3()
                        + 30 * tknGPerM3()
                        + 10 * get(Asm1Component.SNO)
                        + 2 * bod5GPerM3(bodFactor))
                * flowM3PerDay
                / 1000;
    }

    private double particulateCod() {
        return get(Asm1Component.XI) + get(Asm1Component.XS) + biomass() + get(Asm1Component.XP);
    }

    private double biomass() {
        return get(Asm1Component.XBH) + get(Asm1Component.XBA);
    }
}
