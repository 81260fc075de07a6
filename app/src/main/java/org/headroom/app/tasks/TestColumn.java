package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.headroom.physics.basis.Constants;
import org.jspecify.annotations.Nullable;

/** The columns of a pumping test's table: what each is called and what makes SI of it. */
enum TestColumn {
    TIME_DAYS("time_days", Kind.TIME, 86400),
    TIME_D("time_d", Kind.TIME, 86400),
    TIME_HOURS("time_hours", Kind.TIME, 3600),
    TIME_H("time_h", Kind.TIME, 3600),
    TIME_MIN("time_min", Kind.TIME, 60),
    TIME_S("time_s", Kind.TIME, 1),
    RADIUS_M("radius_m", Kind.RADIUS, 1),
    RADIUS_FT("radius_ft", Kind.RADIUS, Feet.M),
    DRAWDOWN_M("drawdown_m", Kind.DRAWDOWN, 1),
    DRAWDOWN_CM("drawdown_cm", Kind.DRAWDOWN, 0.01),
    DRAWDOWN_FT("drawdown_ft", Kind.DRAWDOWN, Feet.M),
    PUMPING_M3_PER_DAY("pumping_m3_per_day", Kind.PUMPING, 1 / 86400.0),
    PUMPING_M3_PER_H("pumping_m3_per_h", Kind.PUMPING, 1 / 3600.0),
    PUMPING_M3_PER_S("pumping_m3_per_s", Kind.PUMPING, 1),
    PUMPING_L_PER_S("pumping_l_per_s", Kind.PUMPING, 1e-3),
    PUMPING_GPM("pumping_gpm", Kind.PUMPING, Constants.LITRES_PER_US_GALLON / 60e3),
    WELL("well", Kind.WELL, 1),
    WEIGHT("weight", Kind.WEIGHT, 1);

    /** What a column is about: one column a kind. */
    enum Kind {
        TIME,
        RADIUS,
        DRAWDOWN,
        PUMPING,
        WELL,
        WEIGHT
    }

    /** The international foot. */
    static final class Feet {
        static final double M = 0.3048;

        private Feet() {}
    }

    /** Columns that tables of our models and of a fit have besides; they are passed over. */
    static final List<String> PASSED_OVER = List.of(
            "transmissivity_m2_per_day",
            "storativity",
            "leakage_factor_m",
            "u",
            "well_function",
            "fitted_m",
            "residual_m",
            "used",
            "note");

    private final String head;
    private final Kind kind;
    private final double toSi;

    TestColumn(String head, Kind kind, double toSi) {
        this.head = head;
        this.kind = kind;
        this.toSi = toSi;
    }

    String head() {
        return head;
    }

    Kind kind() {
        return kind;
    }

    double toSi() {
        return toSi;
    }

    /** As people write heads: any case, spaces or hyphens for underscores. */
    static String plain(String head) {
        return head.strip().toLowerCase(Locale.ROOT).replaceAll("[ \\-]+", "_");
    }

    static @Nullable TestColumn named(String plain) {
        return Stream.of(values()).filter(c -> c.head.equals(plain)).findFirst().orElse(null);
    }

    /** Heads of some kinds, for an error line. */
    static String heads(Kind... kinds) {
        List<String> heads = new ArrayList<>();
        for (TestColumn column : values()) {
            if (List.of(kinds).contains(column.kind)) {
                heads.add(column.head);
            }
        }
        return String.join(", ", heads);
    }
}
