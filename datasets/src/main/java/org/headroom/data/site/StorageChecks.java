package org.headroom.data.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.grid.generation.OnSiteGeneration;
import org.headroom.grid.storage.DispatchDesign;
import org.headroom.grid.storage.DispatchStrategy;

/** Holds battery, generation and permit against each other and against the connection. */
final class StorageChecks {
    private StorageChecks() {}

    static List<Finding> of(GridConnection grid) {
        List<Finding> findings = new ArrayList<>();
        battery(grid, findings);
        generation(grid, findings);
        return findings;
    }

    private static void battery(GridConnection grid, List<Finding> findings) {
        DispatchDesign dispatch = grid.dispatch();
        boolean there = grid.battery().powerW() > 0 && grid.battery().energyJ() > 0;
        if (!there) {
            return;
        }
        if (dispatch.strategy() != DispatchStrategy.RIDE_THROUGH && dispatch.rechargeShare() == 0) {
            warning(findings, "grid.battery.recharge_share", "0: what it gives is never filled up again");
        }
        if (Double.isFinite(dispatch.holdW()) && dispatch.holdW() > grid.utilityW()) {
            warning(
                    findings,
                    "grid.battery.hold_mw",
                    String.format(
                            Locale.ROOT,
                            "%.1f MW is never reached: %.1f MW are connected",
                            dispatch.holdW() / 1e6,
                            grid.utilityW() / 1e6));
        }
        if (dispatch.strategy() == DispatchStrategy.RAMP_LIMIT
                && dispatch.middleShare() <= grid.battery().reserveShare()) {
            warning(findings, "grid.battery.middle_share", "not above the reserve: nothing is left for rising load");
        }
    }

    private static void generation(GridConnection grid, List<Finding> findings) {
        boolean any = false;
        boolean units = false;
        for (OnSiteGeneration.Source source : grid.generation()) {
            any |= source.capacityW() > 0;
            units |= source.unit() != null;
        }
        if (grid.permit() != null && any && !units) {
            warning(
                    findings,
                    "grid.permit",
                    "no source has units (grid.generation.*.units_count): nothing but carbon dioxide is known to count");
        }
    }

    private static void warning(List<Finding> findings, String path, String text) {
        findings.add(new Finding(Finding.Severity.WARNING, path, text));
    }
}
