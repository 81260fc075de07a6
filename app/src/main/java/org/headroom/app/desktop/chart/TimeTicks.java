package org.headroom.app.desktop.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.app.desktop.base.Texts;

/**
 * Where an axis of time is divided, and how the divisions are called: minutes, hours, days, weeks or months of the
 * local calendar, whichever leaves room for their names. A day that a clock change makes an hour longer or shorter is
 * one day.
 */
public final class TimeTicks {
    private static final double DAY_S = 86_400;
    private static final int[] MINUTES = {5, 10, 15, 30, 60, 120, 180, 360, 720};
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_YEAR = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_YEAR = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

    /** What lies between two ticks. */
    public enum Part {
        MINUTES,
        DAYS,
        WEEKS,
        MONTHS
    }

    /**
     * One division.
     *
     * @param atS where the line stands, epoch seconds
     * @param label how it is called
     * @param middleS where the name stands: at the line for a time of day, else in the middle of what it names
     * @param strong whether the line divides days of an axis of hours, or years of an axis of months
     */
    public record Tick(double atS, String label, double middleS, boolean strong) {}

    private TimeTicks() {}

    /** How an axis divides that shows so many seconds on so many pixels. */
    public static Part part(double spanS, double widthPx) {
        double dayPx = DAY_S / spanS * widthPx;
        return dayPx > 230 ? Part.MINUTES : dayPx >= 9 ? Part.DAYS : dayPx >= 4 ? Part.WEEKS : Part.MONTHS;
    }

    /** The divisions of what is shown; the first may begin before it. */
    public static List<Tick> of(double fromS, double toS, ZoneId zone, double widthPx) {
        return switch (part(toS - fromS, widthPx)) {
            case MINUTES -> minutes(fromS, toS, zone, widthPx);
            case DAYS -> days(fromS, toS, zone, widthPx);
            case WEEKS -> weeks(fromS, toS, zone);
            case MONTHS -> months(fromS, toS, zone, widthPx);
        };
    }

    /** Each local day that is shown, in part at least; the middle is its end. */
    static List<Tick> days(double fromS, double toS, ZoneId zone) {
        List<Tick> days = new ArrayList<>();
        ZonedDateTime day = at(fromS, zone).truncatedTo(ChronoUnit.DAYS);
        for (; day.toEpochSecond() < toS; day = day.plusDays(1)) {
            double next = (double) day.plusDays(1).toEpochSecond();
            days.add(new Tick((double) day.toEpochSecond(), "", next, false));
        }
        return days;
    }

    /** A stretch of time in words, as in {@code Fri 17 Jul to Fri 31 Jul 2026 (14 d)}. */
    public static String words(double fromS, double toS, ZoneId zone) {
        ZonedDateTime from = at(fromS, zone);
        ZonedDateTime to = at(toS, zone);
        boolean days = midnight(from) && midnight(to);
        String first = days ? Texts.day(fromS, zone) : Texts.moment(fromS, zone);
        String last = days ? DAY_YEAR.format(at(toS - 1, zone)) : Texts.moment(toS, zone);
        double hours = (toS - fromS) / 3600;
        String length = hours >= 48
                ? Texts.text("time.length.days", Texts.number(hours / 24, days ? 0 : 1))
                : Texts.text("time.length.hours", Texts.number(hours, Math.rint(hours) == hours ? 0 : 1));
        boolean oneDay = days && Texts.day(fromS, zone).equals(Texts.day(toS - 1, zone));
        return oneDay ? last + " (" + length + ")" : Texts.text("time.range", first, last, length);
    }

    private static List<Tick> minutes(double fromS, double toS, ZoneId zone, double widthPx) {
        double pixelsPerMinute = widthPx / ((toS - fromS) / 60);
        int every = MINUTES[MINUTES.length - 1];
        for (int candidate : MINUTES) {
            if (candidate * pixelsPerMinute >= 58) {
                every = candidate;
                break;
            }
        }
        List<Tick> ticks = new ArrayList<>();
        ZonedDateTime day = at(fromS, zone).truncatedTo(ChronoUnit.DAYS);
        for (; day.toEpochSecond() < toS; day = day.plusDays(1)) {
            for (int minute = 0; minute < 1440; minute += every) {
                // by the clock on the wall: an hour that a clock change skips has no line
                ZonedDateTime tick =
                        day.toLocalDate().atStartOfDay().plusMinutes(minute).atZone(zone);
                double atS = (double) tick.toEpochSecond();
                boolean there = tick.getHour() * 60 + tick.getMinute() == minute;
                if (there && atS >= fromS && atS < toS) {
                    boolean first = minute == 0;
                    ticks.add(new Tick(atS, first ? Texts.dayOfWeek(atS, zone) : HOUR.format(tick), atS, first));
                }
            }
        }
        return ticks;
    }

    private static List<Tick> days(double fromS, double toS, ZoneId zone, double widthPx) {
        double dayPx = DAY_S / (toS - fromS) * widthPx;
        int every = (int) Math.ceil((dayPx >= 40 ? 40 : 46) / dayPx);
        List<Tick> ticks = new ArrayList<>();
        ZonedDateTime day = at(fromS, zone).truncatedTo(ChronoUnit.DAYS);
        for (int i = 0; day.toEpochSecond() < toS; i++, day = day.plusDays(1)) {
            double atS = (double) day.toEpochSecond();
            double next = (double) day.plusDays(1).toEpochSecond();
            double middle = (Math.max(atS, fromS) + Math.min(next, toS)) / 2;
            boolean room = (Math.min(next, toS) - Math.max(atS, fromS)) / (next - atS) > 0.6 || every > 1;
            String label = i % every != 0 || !room
                    ? ""
                    : dayPx >= 74
                            ? Texts.day(atS, zone)
                            : dayPx < 40 || i == 0 || day.getDayOfMonth() == 1
                                    ? Texts.dayOfMonth(atS, zone)
                                    : Texts.dayOfWeek(atS, zone);
            ticks.add(new Tick(atS, label, middle, false));
        }
        return ticks;
    }

    private static List<Tick> weeks(double fromS, double toS, ZoneId zone) {
        List<Tick> ticks = new ArrayList<>();
        ZonedDateTime day = at(fromS, zone).truncatedTo(ChronoUnit.DAYS);
        day = day.minusDays(day.getDayOfWeek().getValue() - 1L);
        int i = 0;
        for (; day.toEpochSecond() < toS; day = day.plusWeeks(1)) {
            double atS = (double) day.toEpochSecond();
            if (atS >= fromS) {
                ticks.add(new Tick(atS, i++ % 2 == 0 ? Texts.dayOfMonth(atS, zone) : "", atS, false));
            }
        }
        return ticks;
    }

    private static List<Tick> months(double fromS, double toS, ZoneId zone, double widthPx) {
        List<Tick> ticks = new ArrayList<>();
        double monthPx = 30 * DAY_S / (toS - fromS) * widthPx;
        int every = monthPx >= 30 ? 1 : (int) Math.ceil(30 / monthPx);
        ZonedDateTime month = at(fromS, zone).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        boolean named = false;
        for (; month.toEpochSecond() < toS; month = month.plusMonths(1)) {
            double atS = (double) month.toEpochSecond();
            double next = (double) month.plusMonths(1).toEpochSecond();
            double from = Math.max(atS, fromS);
            double to = Math.min(next, toS);
            boolean room = (to - from) / (next - atS) > 0.5 && (month.getMonthValue() - 1) % every == 0;
            boolean year = room && (!named || month.getMonthValue() == 1) && monthPx >= 60;
            named |= year;
            String label = room ? (year ? MONTH_YEAR : MONTH).format(month) : "";
            ticks.add(new Tick(atS, label, (from + to) / 2, month.getMonthValue() == 1));
        }
        return ticks;
    }

    private static ZonedDateTime at(double epochS, ZoneId zone) {
        return Instant.ofEpochSecond((long) epochS).atZone(zone);
    }

    private static boolean midnight(ZonedDateTime at) {
        return at.equals(at.truncatedTo(ChronoUnit.DAYS));
    }
}
