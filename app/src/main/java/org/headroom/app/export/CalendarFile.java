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
import biweekly.util.UtcOffset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
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
        return Biweekly.write(calendar).version(ICalVersion.V2_0).go();
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

    /** The zone's clock changes from the last before the calendar to its end, each as an observance of its own. */
    private static VTimezone zone(ZoneId id, long fromS, long toS) {
        VTimezone zone = new VTimezone(id.getId());
        ZoneRules rules = id.getRules();
        ZoneOffsetTransition at = rules.previousTransition(Instant.ofEpochSecond(fromS));
        if (at == null) {
            ZoneOffset offset = rules.getOffset(Instant.ofEpochSecond(fromS));
            zone.addStandardTime(observance(new StandardTime(), LocalDateTime.of(1970, 1, 1, 0, 0), offset, offset));
            return zone;
        }
        while (at != null && at.toEpochSecond() <= toS) {
            boolean summer = rules.isDaylightSavings(at.getInstant());
            if (summer) {
                zone.addDaylightSavingsTime(observance(
                        new DaylightSavingsTime(), at.getDateTimeBefore(), at.getOffsetBefore(), at.getOffsetAfter()));
            } else {
                zone.addStandardTime(observance(
                        new StandardTime(), at.getDateTimeBefore(), at.getOffsetBefore(), at.getOffsetAfter()));
            }
            at = rules.nextTransition(at.getInstant());
        }
        return zone;
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
