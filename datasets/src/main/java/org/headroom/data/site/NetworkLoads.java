package org.headroom.data.site;

import static org.headroom.data.site.NetworkTree.GROUP;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.headroom.grid.network.SiteNetwork;
import org.headroom.grid.network.SiteNetwork.Role;
import org.jspecify.annotations.Nullable;

/**
 * Where the site's powers stand in its network.
 *
 * <p>A hall of the site has the loads that name it. If the halls named are not the halls of the site (a what-if changed
 * their number), every hall's power is spread over all hall loads by their shares.
 */
final class NetworkLoads {
    private static final double SHARE_TOLERANCE = 1e-6;

    private final SiteValues v;
    private final NetworkBinding binding;
    private final List<String> halls;
    private final List<Entry> entries = new ArrayList<>();

    /** @param hall as the file names it; empty for other roles */
    private record Entry(String id, String bus, Role role, String hall, double share, double powerFactor) {}

    /** @param halls names of the site's halls in order; null if the file knows no site */
    NetworkLoads(SiteValues values, NetworkBinding binding, @Nullable List<String> halls) {
        this.v = values;
        this.binding = binding;
        for (String id : v.names(GROUP + ".loads")) {
            entry(id);
        }
        this.halls = halls != null
                ? halls
                : entries.stream()
                        .filter(e -> e.role() == Role.HALL)
                        .map(Entry::hall)
                        .distinct()
                        .toList();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    private void entry(String id) {
        String at = GROUP + ".loads." + id;
        String role = v.textOrNull(at + ".role");
        if (role == null) {
            return;
        }
        String hall = v.textOrNull(at + ".hall");
        boolean ofHall = role.equals("hall");
        if (ofHall == (hall == null)) {
            binding.error(
                    "loads." + id + ".hall",
                    hall == null ? "no value" : "a hall for role " + role,
                    hall == null ? "the hall's number or name" : "none, unless the role is hall");
            return;
        }
        entries.add(new Entry(
                id,
                v.text(at + ".bus"),
                Role.valueOf(role.toUpperCase(Locale.ROOT)),
                hall == null ? "" : hall,
                v.optional(at + ".share").orElse(1),
                v.optional(at + ".power_factor").orElse(1)));
    }

    /** The site's loads; what is wrong is told to the binding. */
    List<SiteNetwork.Load> all() {
        List<SiteNetwork.Load> loads = new ArrayList<>();
        hallLoads(loads);
        for (Role role : List.of(Role.NETWORK, Role.COOLING, Role.CHILLERS, Role.OTHER)) {
            List<Entry> own = entries.stream().filter(e -> e.role() == role).toList();
            String name = role.name().toLowerCase(Locale.ROOT);
            if (own.isEmpty() && role != Role.CHILLERS) {
                binding.error("loads", "no load of role " + name, "at least one");
            }
            whole(name, own);
            own.forEach(e -> loads.add(load(e, -1, e.share())));
        }
        return loads;
    }

    /** What stands at each load of a role, by its id, W. */
    Map<String, Double> powerW(NetworkDemand demand) {
        Map<String, List<Entry>> byHall = byHall();
        boolean named = byHall.keySet().equals(Set.copyOf(halls));
        Map<String, Double> powers = new LinkedHashMap<>();
        for (Entry e : entries) {
            double roleW = switch (e.role()) {
                case HALL ->
                    named ? demand.hallW().get(halls.indexOf(name(e.hall()))) : demand.hallsW() / byHall.size();
                case NETWORK -> demand.networkW();
                case COOLING -> demand.coolingW() + (chillersApart() ? 0 : demand.chillersW());
                case CHILLERS -> demand.chillersW();
                case OTHER -> demand.otherW();
            };
            powers.put(e.id(), e.share() * roleW);
        }
        return powers;
    }

    private boolean chillersApart() {
        return entries.stream().anyMatch(e -> e.role() == Role.CHILLERS);
    }

    private Map<String, List<Entry>> byHall() {
        Map<String, List<Entry>> byHall = new LinkedHashMap<>();
        for (Entry e : entries) {
            if (e.role() == Role.HALL) {
                byHall.computeIfAbsent(name(e.hall()), _ -> new ArrayList<>()).add(e);
            }
        }
        return byHall;
    }

    private void hallLoads(List<SiteNetwork.Load> loads) {
        Map<String, List<Entry>> byHall = byHall();
        byHall.forEach((hall, own) -> whole("hall " + hall, own));
        if (byHall.isEmpty()) {
            binding.error("loads", "no load of role hall", "at least one");
            return;
        }
        if (byHall.keySet().equals(Set.copyOf(halls))) {
            byHall.forEach((hall, own) -> own.forEach(e -> loads.add(load(e, halls.indexOf(hall), e.share()))));
            return;
        }
        binding.warning(
                "loads",
                "they feed the halls " + String.join(", ", namesInFile()) + ", the site has "
                        + (halls.size() <= 8 ? String.join(", ", halls) : halls.size() + " halls")
                        + ": each hall's power is spread over all of them");
        for (int h = 0; h < halls.size(); h++) {
            for (List<Entry> own : byHall.values()) {
                for (Entry e : own) {
                    loads.add(load(e, h, e.share() / byHall.size()));
                }
            }
        }
    }

    private Set<String> namesInFile() {
        Set<String> names = new LinkedHashSet<>();
        for (Entry e : entries) {
            if (e.role() == Role.HALL) {
                names.add(e.hall());
            }
        }
        return names;
    }

    /** A number counts the halls from 1. */
    private String name(String hall) {
        if (!halls.contains(hall) && hall.matches("[1-9][0-9]{0,3}")) {
            int number = Integer.parseInt(hall);
            return number <= halls.size() ? halls.get(number - 1) : hall;
        }
        return hall;
    }

    private void whole(String name, List<Entry> own) {
        double sum = own.stream().mapToDouble(Entry::share).sum();
        if (!own.isEmpty() && Math.abs(sum - 1) > SHARE_TOLERANCE) {
            binding.error(
                    "loads." + own.getFirst().id() + ".share",
                    "shares of " + name + " that sum to " + Numbers.text(sum),
                    "shares that sum to 1");
        }
    }

    private static SiteNetwork.Load load(Entry e, int hall, double share) {
        return new SiteNetwork.Load(e.bus(), e.role(), hall, share, e.powerFactor());
    }
}
