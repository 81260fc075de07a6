package org.headroom.app.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tree of scenarios and which one is looked at: everything that a user can edit and undo, as one value that never
 * changes. The first is the root, the site as it is; it holds nothing. Parents stand before their children.
 *
 * @param all parents before their children, else in the order in which they were made
 * @param currentId the one that is looked at and edited
 * @param made how many were ever made, so that no id comes twice
 */
public record Scenarios(List<Scenario> all, String currentId, int made) {
    /** The root's id. */
    public static final String ROOT = "site";

    public Scenarios {
        all = List.copyOf(all);
        Set<String> known = new HashSet<>();
        for (Scenario each : all) {
            boolean first = known.isEmpty();
            if (first != each.id().equals(ROOT)
                    || first != each.isRoot()
                    || (first && !each.changes().isEmpty())) {
                throw new IllegalArgumentException(
                        "the first scenario, and no other, is the site as it is and holds nothing");
            }
            if (!first && !known.contains(each.parentId())) {
                throw new IllegalArgumentException(
                        "scenario " + each.id() + " has no parent before it: " + each.parentId());
            }
            if (!known.add(each.id())) {
                throw new IllegalArgumentException("two scenarios are called " + each.id());
            }
        }
        if (!known.contains(currentId)) {
            throw new IllegalArgumentException("there is no scenario " + currentId);
        }
    }

    /** The site as it is with one scenario to work on. */
    public static Scenarios start(String siteName, String firstName) {
        Scenario root = new Scenario(ROOT, siteName, "", new TreeMap<>(), new TreeMap<>());
        return new Scenarios(List.of(root), ROOT, 0).add(ROOT, firstName);
    }

    public Scenario current() {
        return find(currentId);
    }

    /** @throws IllegalArgumentException if there is none */
    public Scenario find(String id) {
        return all.stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no scenario " + id));
    }

    public boolean has(String id) {
        return all.stream().anyMatch(s -> s.id().equals(id));
    }

    public List<Scenario> children(String id) {
        return all.stream().filter(s -> s.parentId().equals(id)).toList();
    }

    /** All that a scenario changes of the site, its parents' changes included: a copy. */
    public SortedMap<String, String> effective(String id) {
        Scenario scenario = find(id);
        SortedMap<String, String> all = scenario.isRoot() ? new TreeMap<>() : effective(scenario.parentId());
        all.putAll(scenario.changes());
        return all;
    }

    /** Looks at another one. */
    public Scenarios select(String id) {
        return new Scenarios(all, find(id).id(), made);
    }

    /** A new child that holds nothing yet, and looks at it. */
    public Scenarios add(String parentId, String name) {
        String id = "s" + (made + 1);
        List<Scenario> more = new ArrayList<>(all);
        more.add(new Scenario(id, name, find(parentId).id(), new TreeMap<>(), effective(parentId)));
        return new Scenarios(more, id, made + 1);
    }

    /** A copy beside it, with the same parent and changes and without what is below it, and looks at it. */
    public Scenarios duplicate(String id, String name) {
        Scenario of = find(id);
        if (of.isRoot()) {
            return add(ROOT, name);
        }
        Scenarios more = add(of.parentId(), name);
        Scenario copy = new Scenario(more.currentId, name, of.parentId(), of.changes(), of.parentThen());
        return more.with(copy);
    }

    /** The scenario and all below it. */
    public Set<String> below(String id) {
        Set<String> ids = new HashSet<>(Set.of(find(id).id()));
        for (Scenario each : all) {
            if (ids.contains(each.parentId())) {
                ids.add(each.id());
            }
        }
        return ids;
    }

    /**
     * Hangs a scenario, with all below it, under another parent. It keeps what it differs in from its new parent, and
     * agrees to that parent as it is.
     *
     * @throws IllegalArgumentException if the parent is the scenario itself or below it
     */
    public Scenarios move(String id, String parentId) {
        Scenario moved = find(id);
        if (moved.isRoot() || below(id).contains(parentId)) {
            throw new IllegalArgumentException("a scenario cannot be moved below itself: " + id);
        }
        if (moved.parentId().equals(parentId)) {
            return this;
        }
        SortedMap<String, String> parentNow = effective(parentId);
        SortedMap<String, String> changes = new TreeMap<>(moved.changes());
        changes.entrySet().removeIf(c -> c.getValue().equals(parentNow.get(c.getKey())));
        Scenario after = new Scenario(id, moved.name(), find(parentId).id(), changes, parentNow);
        Set<String> carried = below(id);
        List<Scenario> order = new ArrayList<>();
        List<Scenario> behind = new ArrayList<>();
        for (Scenario each : all) {
            (carried.contains(each.id()) ? behind : order).add(each.id().equals(id) ? after : each);
        }
        order.addAll(behind);
        return new Scenarios(order, currentId, made);
    }

    public Scenarios rename(String id, String name) {
        return with(find(id).named(name));
    }

    /** Without a scenario and all below it; looks at its parent if it looked at one of them. */
    public Scenarios remove(String id) {
        if (id.equals(ROOT)) {
            throw new IllegalArgumentException("the site as it is cannot be removed");
        }
        String parentId = find(id).parentId();
        Set<String> gone = new HashSet<>(Set.of(id));
        List<Scenario> left = new ArrayList<>();
        for (Scenario each : all) {
            if (each.id().equals(id) || gone.contains(each.parentId())) {
                gone.add(each.id());
            } else {
                left.add(each);
            }
        }
        return new Scenarios(left, gone.contains(currentId) ? parentId : currentId, made);
    }

    /**
     * Sets a value; what equals the parent's is not kept.
     *
     * @param siteValue the site's own value, which counts where no parent changes it
     */
    public Scenarios set(String id, String path, String value, String siteValue) {
        Scenario scenario = find(id);
        SortedMap<String, String> changes = new TreeMap<>(scenario.changes());
        if (value.equals(effective(scenario.parentId()).getOrDefault(path, siteValue))) {
            changes.remove(path);
        } else {
            changes.put(path, value);
        }
        return with(scenario.changing(changes));
    }

    /**
     * Sets many values at once; what equals the parent's is not kept.
     *
     * @param siteValues the site's own values by path, empty where they are not told
     */
    public Scenarios setAll(String id, Map<String, String> values, Map<String, String> siteValues) {
        Scenario scenario = find(id);
        SortedMap<String, String> changes = new TreeMap<>(scenario.changes());
        SortedMap<String, String> parent = effective(scenario.parentId());
        values.forEach((path, value) -> {
            if (value.equals(parent.getOrDefault(path, siteValues.getOrDefault(path, "")))) {
                changes.remove(path);
            } else {
                changes.put(path, value);
            }
        });
        return with(scenario.changing(changes));
    }

    /** Takes back one change. */
    public Scenarios revert(String id, String path) {
        SortedMap<String, String> changes = new TreeMap<>(find(id).changes());
        changes.remove(path);
        return with(find(id).changing(changes));
    }

    /** Takes back every change of one scenario. */
    public Scenarios clear(String id) {
        return with(find(id).changing(Map.of()));
    }

    /** The paths at which the parent is no longer what it was when this scenario was made or last agreed. */
    public Set<String> parentChanged(String id) {
        Scenario scenario = find(id);
        return scenario.isRoot() ? Set.of() : differing(scenario.parentThen(), effective(scenario.parentId()));
    }

    /** Takes note of the parent as it is now. */
    public Scenarios agree(String id) {
        return with(find(id).agreeing(effective(find(id).parentId())));
    }

    /** The paths at which two scenarios differ, in order. */
    public Set<String> differing(String a, String b) {
        return differing(effective(a), effective(b));
    }

    private static Set<String> differing(Map<String, String> a, Map<String, String> b) {
        Set<String> paths = new TreeSet<>(a.keySet());
        paths.addAll(b.keySet());
        paths.removeIf(path -> a.containsKey(path) && a.get(path).equals(b.get(path)));
        return paths;
    }

    private Scenarios with(Scenario changed) {
        if (changed.id().equals(ROOT) && !changed.changes().isEmpty()) {
            throw new IllegalArgumentException("the site as it is cannot be changed: make a scenario");
        }
        return new Scenarios(
                all.stream().map(s -> s.id().equals(changed.id()) ? changed : s).toList(), currentId, made);
    }
}
