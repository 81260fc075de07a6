package org.headroom.app.export;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;

/** One page for the people on shift: what starts, pauses, ends and is capped in the next two days, calls, and headroom. */
public final class RunSheet {
    private static final long SPAN_S = 48 * 3600L;
    /** Rows that fit on a page beside the rest; the others are counted. */
    private static final int ROWS = 34;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private RunSheet() {}

    /** A figure of the plan, as in {@code site_power_mw}, {@code 3.2 MW}, {@code Thu 17 Jul 15:00}. */
    public record Room(String limit, String smallest, String at) {}

    private record Row(long atS, int order, String what, String who, String how) {}

    /** @param atS when it begins, epoch seconds */
    public static String html(ScheduleExport export, List<Room> rooms, long atS) {
        ZoneId zone = export.zone();
        List<Row> rows = rows(export, atS, atS + SPAN_S);
        StringBuilder h = new StringBuilder();
        h.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><title>Run sheet</title><style>")
                .append(CSS)
                .append("</style></head><body>\n");
        h.append("<h1>Run sheet <span>").append(e(export.site())).append("</span></h1>\n<p>From ");
        h.append(e(time(atS, zone)))
                .append(" to ")
                .append(e(time(atS + SPAN_S, zone)))
                .append(", ");
        h.append(e(zone.getId())).append(". Plan ").append(e(export.runId() == null ? "not kept" : export.runId()));
        h.append(", Headroom ").append(e(export.version())).append(".</p>\n");
        h.append(
                        "<table class=\"main\"><thead><tr><th>When</th><th>What</th><th>Who</th><th>How</th><th>Done</th></tr>")
                .append("</thead><tbody>\n");
        for (Row r : rows.subList(0, Math.min(ROWS, rows.size()))) {
            h.append("<tr class=\"k")
                    .append(r.order)
                    .append("\"><td class=\"t\">")
                    .append(e(time(r.atS, zone)));
            h.append("</td><td>")
                    .append(e(r.what))
                    .append("</td><td>")
                    .append(e(shorten(r.who)))
                    .append("</td><td>");
            h.append(e(r.how)).append("</td><td class=\"box\"></td></tr>\n");
        }
        if (rows.isEmpty()) {
            h.append("<tr><td colspan=\"5\">Nothing changes.</td></tr>\n");
        }
        h.append("</tbody></table>\n");
        if (rows.size() > ROWS) {
            h.append("<p>").append(rows.size() - ROWS).append(" more changes: see schedule.csv.</p>\n");
        }
        h.append("<table class=\"half\"><tr><td>");
        h.append("<h2>Least headroom of the plan</h2><table><tbody>");
        for (Room room : rooms) {
            h.append("<tr><td>")
                    .append(e(room.limit))
                    .append("</td><td class=\"n\">")
                    .append(e(room.smallest));
            h.append("</td><td class=\"t\">").append(e(room.at)).append("</td></tr>");
        }
        h.append("</tbody></table></td><td><h2>Contacts</h2><table><tbody>");
        for (String who :
                List.of("Shift lead", "Utility dispatch", "Water utility", "Cooling plant", "Scheduler on call")) {
            h.append("<tr><td>").append(who).append("</td><td class=\"line\"></td></tr>");
        }
        return h.append("</tbody></table></td></tr></table>\n</body></html>\n").toString();
    }

    /** The same page as PDF, A4. */
    public static byte[] pdf(String html) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XRLog.setLoggingEnabled(false); // it would tell stderr how long each part took
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.withHtmlContent(html.replace("<!DOCTYPE html>\n", ""), null);
            builder.toStream(out);
            builder.run();
        } catch (IOException ex) {
            throw new UncheckedIOException("cannot lay out the run sheet", ex);
        }
        return out.toByteArray();
    }

    private static List<Row> rows(ScheduleExport export, long fromS, long toS) {
        List<Row> rows = new ArrayList<>();
        for (JobPieces job : JobPieces.of(export.schedule().assignments())) {
            for (int i = 0; i < job.pieces().size(); i++) {
                piece(rows, export, job, i);
            }
        }
        for (CapWindow cap : export.schedule().siteCaps()) {
            rows.add(new Row(cap.fromS(), 2, "Cap", "all GPUs", Text.number(cap.capW()) + " W a GPU at most"));
            rows.add(new Row(cap.toS(), 2, "Cap ends", "all GPUs", "each job's own cap again"));
        }
        for (PlanContext.Event e : export.context().events()) {
            rows.add(new Row(e.fromS(), 1, "Call", e.text(), "until " + time(e.toS(), export.zone())));
            rows.add(new Row(e.toS(), 1, "Call ends", e.text(), ""));
        }
        rows.removeIf(r -> r.atS < fromS || r.atS >= toS);
        rows.sort(Comparator.comparingLong(Row::atS)
                .thenComparingInt(Row::order)
                .thenComparing(Row::what)
                .thenComparing(Row::who));
        return rows;
    }

    private static void piece(List<Row> rows, ScheduleExport export, JobPieces job, int i) {
        Assignment a = job.pieces().get(i);
        String id = job.job().id();
        boolean last = i + 1 == job.pieces().size();
        Integer hall = export.hall(job.indexes().get(i));
        String how = String.format(Locale.ROOT, "%,d GPUs, ", a.gpus())
                + (a.powerCapW() < export.gpuLimitW() - 0.5 ? Text.number(a.powerCapW()) + " W cap" : "no cap")
                + (hall == null ? "" : ", hall " + hall)
                + (a.here() ? "" : ", at the rented site");
        boolean goesOn = i > 0 && job.pieces().get(i - 1).endS() == a.startS();
        rows.add(new Row(a.startS(), 3, i == 0 ? "Start" : goesOn ? "Change" : "Resume", id, how));
        if (last) {
            rows.add(new Row(a.endS(), 4, "End", id, String.format(Locale.ROOT, "frees %,d GPUs", a.gpus())));
        } else if (job.pieces().get(i + 1).startS() > a.endS()) {
            rows.add(new Row(
                    a.endS(),
                    3,
                    "Pause",
                    id,
                    "until " + time(job.pieces().get(i + 1).startS(), export.zone())));
        }
    }

    private static String time(long epochS, ZoneId zone) {
        return TIME.format(Instant.ofEpochSecond(epochS).atZone(zone));
    }

    private static String shorten(String text) {
        return text.length() <= 48 ? text : text.substring(0, 47) + "…";
    }

    /** Text for HTML: nothing of it is markup, and no character is one that XML does not allow. */
    private static String e(String text) {
        return Safe.comment(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static final String CSS = """
            @page { size: A4; margin: 12mm 12mm 10mm 12mm; }
            body { font-family: Helvetica, Arial, sans-serif; font-size: 9pt; color: #1b1f24; max-width: 186mm; margin: 0 auto; }
            h1 { font-size: 15pt; margin: 0 0 1mm 0; } h1 span { font-weight: normal; color: #57606a; }
            h2 { font-size: 10pt; margin: 3mm 0 1mm 0; } p { margin: 0 0 2mm 0; color: #57606a; }
            table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: 0.7mm 1.5mm; }
            table.main td, table.main th { border-bottom: 0.2mm solid #d0d7de; } th { color: #57606a; font-weight: normal; }
            td.t { white-space: nowrap; } td.n { text-align: right; white-space: nowrap; }
            td.box { width: 14mm; border: 0.2mm solid #8c959f; } td.line { width: 45mm; border-bottom: 0.2mm solid #8c959f; }
            tr.k1 td { background: #fff1e5; } tr.k2 td { background: #fff8c5; }
            table.half > tbody > tr > td { width: 50%; padding: 0 4mm 0 0; }
            """;
}
