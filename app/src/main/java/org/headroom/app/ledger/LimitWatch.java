package org.headroom.app.ledger;

import java.util.ArrayList;
import java.util.List;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Follows one limit through time: the smallest headroom, and each unbroken stretch beyond what is allowed. */
final class LimitWatch {
    /** A value this little above its limit (relative) is rounding, not a violation. */
    private static final double ROUNDING = 1e-9;

    private final String limit;
    private final Unit unit;
    private final boolean advisory;

    /** 1 where less is better, -1 where more is. */
    private final int sign;

    private final List<Violation> violations = new ArrayList<>();
    private double smallest = Double.POSITIVE_INFINITY;
    private long smallestAtS;
    private boolean open;
    private long openFromS;
    private long openToS;
    private double worst;
    private double worstAllowed;

    LimitWatch(String limit, Unit unit, boolean advisory) {
        this(limit, unit, advisory, 1);
    }

    private LimitWatch(String limit, Unit unit, boolean advisory, int sign) {
        this.limit = limit;
        this.unit = unit;
        this.advisory = advisory;
        this.sign = sign;
    }

    /** A limit that a value must not fall below. */
    static LimitWatch least(String limit, Unit unit) {
        return new LimitWatch(limit, unit, false, -1);
    }

    void see(long fromS, long toS, double value, double allowed) {
        boolean absent = allowed == 0 && value == 0;
        if (absent || allowed == Double.POSITIVE_INFINITY) {
            close();
            return;
        }
        judge(fromS, toS, value, allowed);
    }

    /** The same where 0 of 0 is no room left, not a limit that is absent. */
    void judge(long fromS, long toS, double value, double allowed) {
        double headroom = sign * (allowed - value);
        if (headroom < smallest) {
            smallest = headroom;
            smallestAtS = fromS;
        }
        if (headroom < -ROUNDING * Math.abs(allowed)) {
            boolean follows = open && fromS <= openToS;
            if (!follows) {
                close();
                open = true;
                openFromS = fromS;
                worst = value;
                worstAllowed = allowed;
            } else if (headroom < sign * (worstAllowed - worst)) {
                worst = value;
                worstAllowed = allowed;
            }
            openToS = toS;
        } else {
            close();
        }
    }

    void close() {
        if (open && !advisory) {
            violations.add(new Violation(limit, openFromS, openToS, worst, worstAllowed, unit));
        }
        open = false;
    }

    List<Violation> violations() {
        return violations;
    }

    @Nullable
    Headroom headroom() {
        return smallest == Double.POSITIVE_INFINITY ? null : new Headroom(limit, smallest, unit, smallestAtS);
    }
}
