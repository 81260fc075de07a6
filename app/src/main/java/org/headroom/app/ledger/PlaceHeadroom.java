package org.headroom.app.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.Unit;

/**
 * The headroom of a place in servers, and what of each service is stranded there because another one binds first.
 *
 * <p>A place has services of its own and parts that have theirs: a site has halls, a hall racks. With {@code h_p} the
 * headroom of part p, at least 0,
 *
 * <pre>
 * h = min over own services r of free_r / need_r, and of the sum of h_p where there are parts
 * stranded_r = max(0, free_r) - max(0, h) need_r                           for an own service
 * stranded_r = sum over parts of (max(0, free_r) - f max(0, h_p) need_r)   for a service of the parts, f = h / sum of h_p
 * </pre>
 *
 * <p>Neither is negative, since h is the least of all and f at most 1. Worked numbers: a rack with 28 kW of feed and 12 kW
 * of cooling free, of which a server needs 7.75 and 6: h = min(3.61, 2) = 2 servers, stranded feed 28 - 2 x 7.75 = 12.5
 * kW, stranded cooling 0.
 *
 * @param own services of the place itself, those that are rated
 * @param parts empty for a rack
 */
public record PlaceHeadroom(String name, List<Resource> own, List<PlaceHeadroom> parts) {
    /** What binds where no service is rated. */
    public static final String NOTHING = "nothing";

    private static final double ROUNDING = 1e-9;

    public PlaceHeadroom {
        own = List.copyOf(own);
        parts = List.copyOf(parts);
    }

    /**
     * A service of the place or of its parts together.
     *
     * @param free what racks under their rating have left; free = usable + stranded
     * @param over what others are above theirs; capacity - used = free - over
     * @param usable what the headroom would use of it
     * @param stranded free, and not usable since something else binds
     */
    public record Share(
            Unit unit, double capacity, double used, double free, double over, double usable, double stranded) {}

    /** Servers that the services would carry beside those that stand there, with fractions; negative if over. */
    public double servers() {
        double least = partServers();
        for (Resource resource : own) {
            least = Math.min(least, resource.servers());
        }
        return least;
    }

    private double partServers() {
        return parts.isEmpty()
                ? Double.POSITIVE_INFINITY
                : parts.stream().mapToDouble(PlaceHeadroom::usableServers).sum();
    }

    private double usableServers() {
        return Math.max(0, servers());
    }

    /** Whole servers, each in one rack. */
    public long wholeServers() {
        double least = parts.isEmpty()
                ? Double.POSITIVE_INFINITY
                : parts.stream().mapToLong(PlaceHeadroom::wholeServers).sum();
        for (Resource resource : own) {
            least = Math.min(least, resource.servers());
        }
        return Double.isInfinite(least) ? Long.MAX_VALUE : Math.max(0, (long) Math.floor(least + ROUNDING));
    }

    /** The service that binds; where it is one of the parts', that which binds in most of them. */
    public String binding() {
        double least = servers();
        for (Resource resource : own) {
            if (resource.servers() <= least) {
                return resource.id();
            }
        }
        Map<String, Integer> count = new LinkedHashMap<>();
        leaves().forEach(leaf -> count.merge(leaf.binding(), 1, Integer::sum));
        return parts.isEmpty()
                ? NOTHING
                : count.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(NOTHING);
    }

    private List<PlaceHeadroom> leaves() {
        List<PlaceHeadroom> leaves = new ArrayList<>();
        for (PlaceHeadroom part : parts) {
            if (part.parts.isEmpty()) {
                leaves.add(part);
            } else {
                leaves.addAll(part.leaves());
            }
        }
        return leaves;
    }

    /** Every service by id, own ones first. */
    public Map<String, Share> shares() {
        Map<String, Share> shares = new LinkedHashMap<>();
        add(shares, usableServers());
        return shares;
    }

    /** @param servers what this place may take of the headroom above it */
    private void add(Map<String, Share> shares, double servers) {
        for (Resource r : own) {
            double free = Math.max(0, r.free());
            double usable = Double.isInfinite(servers) ? 0 : Math.min(free, servers * r.need());
            Share more =
                    new Share(r.unit(), r.capacity(), r.used(), free, Math.max(0, -r.free()), usable, free - usable);
            shares.merge(r.id(), more, PlaceHeadroom::sum);
        }
        double all = partServers();
        double share = all > 0 && !Double.isInfinite(all) ? Math.min(1, servers / all) : 0;
        for (PlaceHeadroom part : parts) {
            part.add(shares, share * part.usableServers());
        }
    }

    private static Share sum(Share a, Share b) {
        return new Share(
                a.unit(),
                a.capacity() + b.capacity(),
                a.used() + b.used(),
                a.free() + b.free(),
                a.over() + b.over(),
                a.usable() + b.usable(),
                a.stranded() + b.stranded());
    }
}
