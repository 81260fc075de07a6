package org.headroom.app.report;

/** The page of one plan. */
public final class PlanPage {
    private PlanPage() {}

    /** One self-contained HTML file, well-formed as XML. */
    public static String html(PlanReport report) {
        return "<!DOCTYPE html><html lang=\"en\"><body>" + report.variants().size() + "</body></html>";
    }
}
