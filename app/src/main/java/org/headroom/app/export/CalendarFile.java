package org.headroom.app.export;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.property.Transparency;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.Date;
import java.util.TimeZone;
import java.util.UUID;
import org.headroom.app.load.Assignment;

/**
 * {@code schedule.ics}: jobs, pauses, utility calls and maintenance as events in the site's zone. An event keeps its
 * identity from export to export, so that a calendar that reads the next plan moves it in place of doubling it.
 */
public final class CalendarFile {
    private static final int LINE_OCTETS = 75;

    private CalendarFile() {}

    /** RFC 5545 text with its VTIMEZONE. */
    public static String text(ScheduleExport export) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Headroom//" + export.version() + "//EN");
        calendar.setName("Headroom: " + Safe.comment(export.site()));
        long fromS = export.context().fromS();
        long toS = export.context().toS();
        for (JobPieces job : JobPieces.of(export.schedule().assignments())) {
            job(calendar, export, job);
            fromS = Math.min(fromS, job.first().startS());
            toS = Math.max(toS, job.last().endS());
        }
        for (PlanContext.Event e : export.context().events()) {
            fromS = Math.min(fromS, e.fromS());
            toS = Math.max(toS, e.toS());
            add(calendar, export, "event/" + e.id(), e.fromS(), e.toS(), e.text(), e.kind(), "");
        }
        for (var cap : export.schedule().siteCaps()) {
            String title = "All GPUs capped to " + Text.number(cap.capW()) + " W";
            add(calendar, export, "cap/" + cap.fromS(), cap.fromS(), cap.toS(), title, "cap", "");
        }
        VTimezone zone = zone(export.zone(), fromS, toS);
        calendar.getTimezoneInfo()
                .setDefaultTimezone(new TimezoneAssignment(TimeZone.getTimeZone(export.zone()), zone));
        return folded(Biweekly.write(calendar).version(ICalVersion.V2_0).go());
    }

    /**
     * Content lines of at most 75 octets of UTF-8 without their end (RFC 5545, section 3.1); the library counts characters.
     * No character is cut in two.
     */
    static String folded(String text) {
        StringBuilder out = new StringBuilder(text.length() + 256);
        for (String line : text.replace("\r\n ", "").split("\r\n")) {
            int octets = 0;
            for (int i = 0; i < line.length(); ) {
                int c = line.codePointAt(i);
                int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
                if (octets + size > LINE_OCTETS) {
                    out.append("\r\n ");
                    octets = 1;
                }
                out.appendCodePoint(c);
                octets += size;
                i += Character.charCount(c);
            }
            out.append("\r\n");
        }
        return out.toString();
    }

    private static void job(ICalendar calendar, ScheduleExport export, JobPieces job) {
        String id = job.job().id();
        for (int i = 0; i < job.pieces().size(); i++) {
            Assignment a = job.pieces().get(i);
            String key = "job/" + id + "/" + i;
            String title = id + ": " + a.gpus() + " GPUs" + (a.here() ? "" : " at the rented site");
            String text = a.job().work().id() + ", " + Text.number(a.powerCapW()) + " W a GPU at most, " + a.reason();
            add(calendar, export, key, a.startS(), a.endS(), title, "job", text);
            if (i + 1 < job.pieces().size() && job.pieces().get(i + 1).startS() > a.endS()) {
                long nextS = job.pieces().get(i + 1).startS();
                add(calendar, export, "pause/" + id + "/" + i, a.endS(), nextS, id + ": paused", "pause", "");
            }
        }
    }

    private static void add(
            ICalendar calendar,
            ScheduleExport export,
            String key,
            long fromS,
            long toS,
            String title,
            String category,
            String text) {
        VEvent event = new VEvent();
        String name = export.site() + "/" + key;
        event.setUid(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + "@headroom");
        event.setDateTimeStamp(date(export.context().fromS()));
        event.setDateStart(date(fromS));
        event.setDateEnd(date(Math.max(toS, fromS + 1)));
        event.setSummary(Safe.comment(title));
        event.addCategories(category);
        event.setTransparency(Transparency.transparent());
        if (!text.isEmpty()) {
            event.setDescription(Safe.comment(text));
        }
        calendar.addEvent(event);
    }

    private static Date date(long epochS) {
        return Date.from(Instant.ofEpochSecond(epochS));
    }

    /** The zone's clock changes: by their yearly rules, or where it has none each of the calendar's. */
    private static VTimezone zone(ZoneId id, long fromS, long toS) {
        VTimezone zone = new VTimezone(id.getId());
        ZoneRules rules = id.getRules();
        ZoneOffsetTransition at = rules.previousTransition(Instant.ofEpochSecond(fromS));
        if (at == null) {
            ZoneOffset offset = rules.getOffset(Instant.ofEpochSecond(fromS));
            zone.addStandardTime(observance(new StandardTime(), LocalDateTime.of(1970, 1, 1, 0, 0), offset, offset));
            return zone;
        }
        int year = at.getDateTimeBefore().getYear() - 1;
        for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) { // every year from the one before
            ZoneOffsetTransition first = rule.createTransition(year);
            add(zone, rules, first).setRecurrenceRule(yearly(rule, first));
        }
        while (rules.getTransitionRules().isEmpty() && at != null && at.toEpochSecond() <= toS) {
            add(zone, rules, at);
            at = rules.nextTransition(at.getInstant());
        }
        return zone;
    }

    private static Observance add(VTimezone zone, ZoneRules rules, ZoneOffsetTransition at) {
        LocalDateTime local = at.getDateTimeBefore();
        if (rules.isDaylightSavings(at.getInstant())) {
            DaylightSavingsTime one =
                    observance(new DaylightSavingsTime(), local, at.getOffsetBefore(), at.getOffsetAfter());
            zone.addDaylightSavingsTime(one);
            return one;
        }
        StandardTime one = observance(new StandardTime(), local, at.getOffsetBefore(), at.getOffsetAfter());
        zone.addStandardTime(one);
        return one;
    }

    /** As in the first Sunday of November: FREQ=YEARLY;BYMONTH=11;BYDAY=1SU. */
    private static Recurrence yearly(ZoneOffsetTransitionRule rule, ZoneOffsetTransition first) {
        Recurrence.Builder yearly = new Recurrence.Builder(Frequency.YEARLY)
                .byMonth(first.getDateTimeBefore().getMonthValue());
        java.time.DayOfWeek day = rule.getDayOfWeek();
        if (day == null) {
            return yearly.byMonthDay(first.getDateTimeBefore().getDayOfMonth()).build();
        }
        int indicator = rule.getDayOfMonthIndicator();
        int week = indicator < 0 ? -1 : indicator > 22 ? -1 : (indicator + 6) / 7;
        return yearly.byDay(week, DayOfWeek.valueOf(day.name())).build();
    }

    private static <T extends Observance> T observance(T one, LocalDateTime at, ZoneOffset from, ZoneOffset to) {
        one.setDateStart(new DateTimeComponents(
                at.getYear(),
                at.getMonthValue(),
                at.getDayOfMonth(),
                at.getHour(),
                at.getMinute(),
                at.getSecond(),
                false));
        one.setTimezoneOffsetFrom(new UtcOffset(from.getTotalSeconds() * 1000L));
        one.setTimezoneOffsetTo(new UtcOffset(to.getTotalSeconds() * 1000L));
        return one;
    }
}
