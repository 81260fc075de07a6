package org.headroom.data.site;

import org.headroom.grid.storage.BatteryDesign;
import org.headroom.grid.storage.BatteryKeys;
import org.headroom.grid.storage.DispatchDesign;
import org.headroom.grid.storage.DispatchStrategy;

/** Builds the battery of a site and what it is for. */
final class StorageBinding {
    private static final String AT = "grid.battery.";

    private final SiteValues v;

    StorageBinding(SiteValues values) {
        this.v = values;
    }

    BatteryDesign battery() {
        return v.design("grid.battery", () -> BatteryKeys.design(this::or));
    }

    DispatchDesign dispatch() {
        DispatchDesign usual = DispatchDesign.of(v.choice(AT + "dispatch", DispatchStrategy.class));
        return v.design(
                "grid.battery",
                () -> new DispatchDesign(
                        usual.strategy(),
                        or("hold_mw", usual.holdW()),
                        or("recharge_share", usual.rechargeShare()),
                        or("on_peak_share", usual.onPeakShare()),
                        or("ramp_mw_per_min", usual.rampWPerS()),
                        or("middle_share", usual.middleShare())));
    }

    /** In SI, or what is usual where the file says nothing. */
    private double or(String key, double usual) {
        return v.optional(AT + key).isPresent() ? v.si(AT + key) : usual;
    }
}
