package org.headroom.app.report.impact;

/** Papers for who lays them out. */
public final class FixturePaper {
    private FixturePaper() {}

    public static String fixture() {
        return ImpactHtml.paper(ImpactFixture.page());
    }

    public static String hostile(String text) {
        return ImpactHtml.paper(ImpactHtmlTest.hostile(text));
    }
}
