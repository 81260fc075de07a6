package org.headroom.app.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one page of a playbook: what to do in order of time, what the meter sees, what it costs. Text is escaped by the template. */
public final class CallPage {
    private CallPage() {}

    /**
     * What the page shows.
     *
     * @param heading the site, the call, what comes of it; the first line is the title
     * @param prevents why there is not more; empty if all is given
     * @param results speed, recovery, cost, floors, a line each
     * @param whole the course from the call to the recovery; {@code close} the same about the time it is due
     */
    public record Model(
            List<String> heading,
            List<String> prevents,
            Table actions,
            Table intervals,
            List<String> results,
            CallDrawing.Lines whole,
            CallDrawing.Lines close,
            long dueS,
            long endS,
            ZoneId zone) {}

    /** The text of {@code playbook.html}; the same model gives the same text. */
    public static String html(Model model) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("title", model.heading().getFirst());
        m.put("heading", model.heading().subList(1, model.heading().size()));
        m.put("prevents", model.prevents());
        m.put("tables", List.of(model.actions(), model.intervals()));
        m.put("results", model.results());
        try {
            m.put(
                    "charts",
                    List.of(
                            HTMLOutputFormat.INSTANCE.fromMarkup(CallDrawing.svg(
                                    "whole",
                                    "From the call to the recovery",
                                    model.whole(),
                                    model.dueS(),
                                    model.endS(),
                                    model.zone())),
                            HTMLOutputFormat.INSTANCE.fromMarkup(CallDrawing.svg(
                                    "close",
                                    "About the time when it is due",
                                    model.close(),
                                    model.dueS(),
                                    model.endS(),
                                    model.zone()))));
            StringWriter out = new StringWriter(1 << 16);
            PlanPage.template("call.ftlh").process(m, out);
            return PlanPage.printable(out.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the page's template does not fit its data: " + e.getMessage(), e);
        }
    }
}
