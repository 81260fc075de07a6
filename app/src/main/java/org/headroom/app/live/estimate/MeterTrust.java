package org.headroom.app.live.estimate;

import org.headroom.app.meters.MeterKind;
import org.headroom.app.meters.SiteMeter;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.quantity.Unit;

/**
 * How far each meter may be off: its class, and gross errors now and then (a wrong transformer ratio, a fouled probe).
 *
 * <pre>
 * class alone       sd = bias class                             what is asked when a meter is accused
 * with gross errors sd = sqrt(class^2 + 0.02 gross^2)           what is asked when a parameter is to rest on it
 * </pre>
 *
 * <p>Assumptions: one meter in fifty is grossly wrong; then by 5 % (electricity), 10 % (flow), 1 K or 5 points.
 */
final class MeterTrust {
    private static final double GROSS_CHANCE = 0.02;

    /** Prior of a meter that was found wrong: anything. */
    private static final double ANY_SHARE = 0.5;

    private static final double ANY = 50;

    private final SiteMeters meters;
    private final boolean[] teaches;

    MeterTrust(SiteMeters meters) {
        this.meters = meters;
        teaches = new boolean[meters.size()];
        for (int m = 0; m < teaches.length; m++) {
            SiteMeter of = meters.get(m);
            teaches[m] = of.kind() != MeterKind.SOURCE
                    && of.kind() != MeterKind.AMBIENT
                    && of.unit() != Unit.COUNT
                    && !of.id().equals("basin_level");
        }
    }

    /** Whether the learner listens to it: not to what enters the twin, to sources, and to what is held by control. */
    boolean teaches(int meter) {
        return teaches[meter];
    }

    /** Whether it reads what the towers' fans act on. The site's sum hardly does. */
    boolean behindTowers(int meter) {
        SiteMeter m = meters.get(meter);
        return switch (m.kind()) {
            case FLOW, TEMPERATURE, STATUS -> true;
            case FEEDER -> m.id().equals("feeder_cooling") || m.id().equals("feeder_chillers");
            default -> false;
        };
    }

    /** Whether it follows the fans at once, which stop at the ends of their range. */
    boolean ofFans(int meter) {
        SiteMeter m = meters.get(meter);
        return m.kind() == MeterKind.FLOW || m.id().equals("tower_fan");
    }

    /** Whether it meters racks: an array or a hall. */
    boolean ofRacks(int meter) {
        return meters.get(meter).kind() == MeterKind.ARRAY
                || meters.get(meter).id().startsWith("feeder_hall_");
    }

    /** Whether what the racks draw is most of what it reads. */
    boolean ofLoad(int meter) {
        return ofRacks(meter) || meters.get(meter).kind() == MeterKind.REVENUE;
    }

    /** Whether it is the electricity of pumps and fans, or of chillers: machines age, they do not jump. */
    boolean ofMachines(int meter) {
        String id = meters.get(meter).id();
        return id.equals("feeder_cooling") || id.equals("feeder_chillers");
    }

    /** Whether it meters the cooling plant or the air about it. */
    boolean ofPlant(int meter) {
        SiteMeter m = meters.get(meter);
        return behindTowers(meter) || m.kind() == MeterKind.AMBIENT;
    }

    /** Whether its bias is a share of its reading. */
    boolean relative(int meter) {
        return meters.get(meter).biasShare() > 0;
    }

    /** Bias of its class, a share or in its unit. */
    double classSd(int meter) {
        SiteMeter m = meters.get(meter);
        return relative(meter) ? m.biasShare() : m.bias();
    }

    double grossSd(int meter) {
        double gross = switch (meters.get(meter).kind()) {
            case FLOW -> 0.1;
            case TEMPERATURE, AMBIENT -> 1;
            case STATUS -> 5;
            default -> 0.05;
        };
        return Math.sqrt(classSd(meter) * classSd(meter) + GROSS_CHANCE * gross * gross);
    }

    double anySd(int meter) {
        return relative(meter) ? ANY_SHARE : ANY;
    }

    /** A deviation below this is not worth a word: four classes, 1 %, 0.6 K, 2 points. */
    double noteworthy(int meter) {
        double least = relative(meter)
                ? 0.01
                : switch (meters.get(meter).kind()) {
                    case STATUS -> 2;
                    default -> 0.6;
                };
        return Math.max(4 * classSd(meter), least);
    }
}
