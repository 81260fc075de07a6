package org.headroom.app.tasks;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Fleet;
import org.headroom.app.report.BothUnits;
import org.headroom.app.report.PlantPicture;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.ItPlant;
import org.headroom.data.site.Site;

/** What a settled hour is called in a heading, and its halls. */
final class PlantWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm zzz", Locale.US);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm zzz", Locale.US);

    private PlantWords() {}

    /** Site, load and cooling; then time and weather. */
    static List<String> lines(PlantHour hour) {
        Site site = hour.site();
        LedgerRow row = hour.row();
        String cooling = site.cooling().mode().id() + " cooling";
        var at = Instant.ofEpochSecond(hour.atS()).atZone(site.zone());
        String time = hour.averageDay() ? "Average July day, " + HOUR.format(at) : TIME.format(at);
        return List.of(
                site.id() + " (" + site.label() + "). Load: " + hour.loadText() + "; " + cooling + ".",
                time + ", settled. Dry bulb "
                        + BothUnits.text(row.get(Measures.DRYBULB_C), Unit.C)
                        + ", wet bulb "
                        + BothUnits.text(row.get(Measures.WETBULB_C), Unit.C)
                        + ". Weather: "
                        + hour.weather().name()
                        + ".");
    }

    /** Racks and GPUs by hall. */
    static List<PlantPicture.Hall> halls(PlantHour hour) {
        Fleet fleet = hour.fleet();
        int[] gpus = new int[fleet.halls()];
        for (int r = 0; r < fleet.racks(); r++) {
            gpus[fleet.hallOf(r)] += fleet.serversIn(r) * fleet.gpusPerServer();
        }
        ItPlant it = hour.site().it();
        List<PlantPicture.Hall> halls = new ArrayList<>();
        for (int h = 0; h < gpus.length; h++) {
            ItPlant.Hall hall = it.hallList().get(h);
            String kind = it.kinds().get(hall.kind()).gpuModel();
            halls.add(new PlantPicture.Hall(hallName(hall.name()), hall.racks(), gpus[h], kind));
        }
        return halls;
    }

    /** {@code hall_1} as people write it. */
    static String hallName(String id) {
        String words = id.replace('_', ' ');
        return words.isEmpty() ? id : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
