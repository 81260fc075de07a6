package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.PlaceHeadroom;
import org.headroom.app.ledger.Resource;
import org.headroom.app.load.Fleet;
import org.headroom.app.twin.RackReadings;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Headroom by hall, array or rack in one settled hour, what binds it, and what is stranded behind that; the site's shared
 * services on top. Equations: {@link PlaceHeadroom}.
 */
public final class SiteHeadroom {
    /** How finely a site is looked at. */
    public enum By {
        HALL,
        ARRAY,
        CDU
    }

    private static final double KW_PER_W = 1e-3;

    private final PlantHour hour;
    private final By by;
    private final List<PlaceFigures> places = new ArrayList<>();
    private final PlaceFigures site;

    /**
     * Settles the site and looks at it.
     *
     * @param at a local time as in 2025-07-17T15:00; null for the afternoon of an average July day
     * @throws org.headroom.data.quantity.InputError if an input is not right
     */
    public SiteHeadroom(
            SiteInput input, @Nullable Path weather, SimulateRequest.FullLoadKind load, @Nullable String at, By by) {
        this.hour = PlantHour.of(new PlantHour.Request(input, weather, load, at));
        this.by = by;
        RackResources resources = new RackResources(hour);
        Fleet fleet = hour.fleet();
        List<PlaceHeadroom> racks = new ArrayList<>();
        for (int r = 0; r < fleet.racks(); r++) {
            racks.add(new PlaceHeadroom("cdu_" + (r + 1), resources.of(r), List.of()));
        }
        List<PlaceHeadroom> halls = new ArrayList<>();
        for (int h = 0; h < fleet.halls(); h++) {
            int hall = h;
            List<Integer> in = racksWhere(r -> fleet.hallOf(r) == hall);
            PlaceHeadroom place = new PlaceHeadroom(
                    hour.site().it().hallList().get(h).name(),
                    hallFeed(h, in),
                    in.stream().map(racks::get).toList());
            halls.add(place);
            if (by == By.HALL) {
                places.add(figures(place, in, resources));
            }
        }
        if (by == By.ARRAY) {
            for (int a = 0; a <= fleet.arrayOf(fleet.racks() - 1); a++) {
                int array = a;
                List<Integer> in = racksWhere(r -> fleet.arrayOf(r) == array);
                places.add(figures(
                        new PlaceHeadroom(
                                "array_" + (a + 1),
                                List.of(),
                                in.stream().map(racks::get).toList()),
                        in,
                        resources));
            }
        } else if (by == By.CDU) {
            for (int r = 0; r < fleet.racks(); r++) {
                places.add(figures(racks.get(r), List.of(r), resources));
            }
        }
        this.site = figures(
                new PlaceHeadroom("site", new SiteResources(hour).all(), halls), racksWhere(_ -> true), resources);
    }

    private List<Integer> racksWhere(java.util.function.IntPredicate in) {
        List<Integer> racks = new ArrayList<>();
        for (int r = 0; r < hour.fleet().racks(); r++) {
            if (in.test(r)) {
                racks.add(r);
            }
        }
        return racks;
    }

    private List<Resource> hallFeed(int hall, List<Integer> racks) {
        double feedKw = hour.site().it().ratings().get(hall).feedW() * KW_PER_W;
        double used = 0;
        int servers = 0;
        for (int r : racks) {
            used += hour.racks().powerW[r] * KW_PER_W;
            servers += hour.racks().servers[r];
        }
        return Double.isFinite(feedKw)
                ? List.of(new Resource("hall_feed", Unit.KW, feedKw, used, used / servers))
                : List.of();
    }

    private PlaceFigures figures(PlaceHeadroom place, List<Integer> racks, RackResources resources) {
        RackReadings read = hour.racks();
        int servers = 0;
        double powerW = 0;
        double gpuMaxC = Double.NEGATIVE_INFINITY;
        double marginK = Double.POSITIVE_INFINITY;
        for (int r : racks) {
            servers += read.servers[r];
            powerW += read.powerW[r];
            gpuMaxC = Math.max(gpuMaxC, read.gpuMaxC[r]);
            marginK = Math.min(marginK, resources.throttleC(r) - read.gpuMaxC[r]);
        }
        return new PlaceFigures(
                place,
                place.name().equals("site")
                        ? ""
                        : hour.site()
                                .it()
                                .hallList()
                                .get(read.hall[racks.getFirst()])
                                .name(),
                racks.size(),
                servers,
                servers * hour.fleet().gpusPerServer(),
                racks.size() * hour.fleet().slots() - servers,
                hour.fleet().gpusPerServer(),
                powerW * KW_PER_W,
                gpuMaxC,
                marginK);
    }

    /** The places in order. */
    public List<PlaceFigures> places() {
        return places;
    }

    /** All of the site with its shared services. */
    public PlaceFigures site() {
        return site;
    }

    /** Site, load, weather and time in words. */
    public List<String> heading() {
        return PlantWords.lines(hour);
    }

    /** The document of {@code --json}. */
    public Map<String, Object> json() {
        Map<String, Object> document = Envelope.begin("headroom.site_headroom/1", null);
        document.put("site", hour.site().id());
        document.put("at", Envelope.time(hour.atS(), hour.site().zone()));
        document.put("average_july_day", hour.averageDay());
        document.put("weather", hour.weather().name());
        document.put("load", hour.load().name().toLowerCase(java.util.Locale.ROOT));
        document.put("by", by.name().toLowerCase(java.util.Locale.ROOT));
        document.put("places", places.stream().map(SiteHeadroom::place).toList());
        document.put("whole_site", place(site));
        return document;
    }

    private static Map<String, Object> place(PlaceFigures p) {
        Map<String, Object> one = new LinkedHashMap<>();
        p.columns().forEach((key, value) -> Envelope.put(one, key, value));
        List<Map<String, Object>> resources = new ArrayList<>();
        p.shares().forEach((id, share) -> {
            Map<String, Object> resource = new LinkedHashMap<>();
            resource.put("resource", id);
            resource.put("unit", share.unit().suffix());
            Envelope.put(resource, "capacity", share.capacity());
            Envelope.put(resource, "used", share.used());
            Envelope.put(resource, "free", share.free());
            Envelope.put(resource, "over", share.over());
            Envelope.put(resource, "usable", share.usable());
            Envelope.put(resource, "stranded", share.stranded());
            resources.add(resource);
        });
        one.put("resources", resources);
        return one;
    }
}
