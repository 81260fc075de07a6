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
        int[] racks = new int[fleet.halls()];
        int[] gpus = new int[fleet.halls()];
        for (int r = 0; r < fleet.racks(); r++) {
            int hall = fleet.hallOf(r);
            racks[hall]++;
            gpus[hall] += Math.min(fleet.slots(), fleet.servers() - r * fleet.slots()) * fleet.gpusPerServer();
        }
        List<PlantPicture.Hall> halls = new ArrayList<>();
        for (int h = 0; h < racks.length; h++) {
            halls.add(new PlantPicture.Hall(
                    "Hall " + (h + 1), racks[h], gpus[h], hour.site().it().gpuModel()));
        }
        return halls;
    }
}
