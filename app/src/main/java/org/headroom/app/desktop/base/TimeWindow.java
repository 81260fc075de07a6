package org.headroom.app.desktop.base;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.DoubleConsumer;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * What all plots share: the whole stretch of time, the part of it that is shown, the moment under the pointer, and the
 * moment that diagrams show.
 */
public final class TimeWindow {
    /** The least that is shown, s. */
    public static final double LEAST_SPAN_S = 1800;

    /** The whole stretch, epoch seconds. */
    public final double startS;

    public final double endS;
    public final ZoneId zone;
    public final Display display;
    public final Desk desk;

    /** Epoch seconds under the pointer; not a number when it is elsewhere. */
    public final DoubleProperty cursorS = new SimpleDoubleProperty(Double.NaN);

    /** The moment that the scrubber stands at, epoch seconds: what synoptic and one-line diagram show. */
    public final DoubleProperty momentS;

    /** Begin of what is shown, epoch seconds: the whole stretch until somebody zooms. */
    public final DoubleProperty fromS;

    /** End of what is shown, epoch seconds. */
    public final DoubleProperty toS;

    public TimeWindow(double startS, double endS, ZoneId zone, Display display) {
        this(startS, endS, zone, display, new Desk(new Background(Platform::runLater), _ -> {}));
    }

    /** @param desk the window around the plots */
    public TimeWindow(double startS, double endS, ZoneId zone, Display display, Desk desk) {
        this.startS = startS;
        this.endS = endS;
        this.zone = zone;
        this.display = display;
        this.desk = desk;
        momentS = new SimpleDoubleProperty(startS);
        fromS = new SimpleDoubleProperty(startS);
        toS = new SimpleDoubleProperty(endS);
    }

    public Palette colours() {
        return display.palette().get();
    }

    /** Seconds that are shown. */
    public double spanS() {
        return toS.get() - fromS.get();
    }

    /** Whether less than everything is shown. */
    public boolean zoomed() {
        return fromS.get() > startS || toS.get() < endS;
    }

    /** Shows a stretch: never less than half an hour, and never beyond the whole. */
    public void show(double newFromS, double newToS) {
        double whole = endS - startS;
        double least = Math.min(LEAST_SPAN_S, whole);
        double span = Math.clamp(newToS - newFromS, least, whole);
        double middle = (newFromS + newToS) / 2;
        double from = Math.clamp(newToS - newFromS < least ? middle - span / 2 : newFromS, startS, endS - span);
        fromS.set(from);
        toS.set(span >= whole ? endS : from + span);
    }

    /** Shows a part of what is shown that is {@code factor} as long; the instant {@code aroundS} stays where it is. */
    public void zoom(double factor, double aroundS) {
        double least = Math.min(LEAST_SPAN_S, endS - startS);
        double span = Math.clamp(spanS() * factor, least, endS - startS);
        double share = Math.clamp((aroundS - fromS.get()) / spanS(), 0, 1);
        double from = aroundS - share * span;
        show(from, from + span);
    }

    /** Moves what is shown by seconds, as far as the stretch goes. */
    public void pan(double byS) {
        double span = spanS();
        double from = Math.clamp(fromS.get() + byS, startS, endS - span);
        show(from, from + span);
    }

    /** Shows everything. */
    public void reset() {
        show(startS, endS);
    }

    /** Shows so many seconds around the middle of what is shown, or around the moment if it is in sight. */
    public void preset(double seconds) {
        double moment = momentS.get();
        boolean inSight = zoomed() && moment >= fromS.get() && moment <= toS.get();
        double middle = inSight ? moment : (fromS.get() + toS.get()) / 2;
        double begin = LocalDate.ofInstant(Instant.ofEpochSecond((long) (middle - seconds / 2 + 43_200)), zone)
                .atStartOfDay(zone)
                .toEpochSecond();
        show(begin, begin + seconds);
    }

    /** Moves the moment, as far as the stretch goes, and brings it into sight. */
    public void goTo(double atS) {
        double at = Math.clamp(atS, startS, endS);
        momentS.set(at);
        if (at < fromS.get() || at > toS.get()) {
            double half = spanS() / 2;
            show(at - half, at + half);
        }
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
