package org.headroom.app.desktop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.DoubleConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What all plots share: the stretch of time, the moment that the pointer is at, and the colours. */
final class TimeWindow {
    final double startS;
    final double endS;
    final ZoneId zone;

    /** Epoch seconds under the pointer; not a number when it is elsewhere. */
    final DoubleProperty cursorS = new SimpleDoubleProperty(Double.NaN);

    final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.LIGHT);

    TimeWindow(double startS, double endS, ZoneId zone) {
        this.startS = startS;
        this.endS = endS;
        this.zone = zone;
    }

    Palette colours() {
        return palette.get();
    }

    /** Each local midnight of the window. */
    void eachDay(DoubleConsumer midnightS) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond((long) startS), zone);
        for (long atS = day.atStartOfDay(zone).toEpochSecond(); atS < endS; ) {
            if (atS >= startS) {
                midnightS.accept((double) atS);
            }
            day = day.plusDays(1);
            atS = day.atStartOfDay(zone).toEpochSecond();
        }
    }

    boolean weekend(double atS) {
        return Instant.ofEpochSecond((long) atS).atZone(zone).getDayOfWeek().getValue() >= 6;
    }
}
