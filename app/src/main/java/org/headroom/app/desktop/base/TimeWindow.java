package org.headroom.app.desktop.base;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.DoubleConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** What all plots share: the whole stretch of time, the part of it that is shown, the moment under the pointer, and the moment that diagrams show. */
public final class TimeWindow {
    /** The whole stretch, epoch seconds. */
    public final double startS;

    public final double endS;
    public final ZoneId zone;
    public final Display display;

    /** Epoch seconds under the pointer; not a number when it is elsewhere. */
    public final DoubleProperty cursorS = new SimpleDoubleProperty(Double.NaN);

    /** The moment that the scrubber stands at, epoch seconds: what synoptic and one-line diagram show. */
    public final DoubleProperty momentS;

    /** Begin of what is shown, epoch seconds: the whole stretch until somebody zooms. */
    public final DoubleProperty fromS;

    /** End of what is shown, epoch seconds. */
    public final DoubleProperty toS;

    public TimeWindow(double startS, double endS, ZoneId zone, Display display) {
        this.startS = startS;
        this.endS = endS;
        this.zone = zone;
        this.display = display;
        momentS = new SimpleDoubleProperty(startS);
        fromS = new SimpleDoubleProperty(startS);
        toS = new SimpleDoubleProperty(endS);
    }

    public Palette colours() {
        return display.palette().get();
    }

    /** Each local midnight of what is shown. */
    public void eachDay(DoubleConsumer midnightS) {
        double shownFromS = fromS.get();
        double shownToS = toS.get();
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond((long) shownFromS), zone);
        for (double atS = midnight(day); atS < shownToS; atS = midnight(day)) {
            if (atS >= shownFromS) {
                midnightS.accept(atS);
            }
            day = day.plusDays(1);
        }
    }

    private double midnight(LocalDate day) {
        return (double) day.atStartOfDay(zone).toEpochSecond();
    }

    public boolean weekend(double atS) {
        return Instant.ofEpochSecond((long) atS).atZone(zone).getDayOfWeek().getValue() >= 6;
    }
}
