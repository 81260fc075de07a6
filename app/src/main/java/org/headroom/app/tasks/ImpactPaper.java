package org.headroom.app.tasks;

import java.nio.charset.StandardCharsets;
import org.headroom.app.report.impact.ImpactPage;

/** A page as the files that people open. */
final class ImpactPaper {
    private ImpactPaper() {}

    static String html(ImpactPage page) {
        return page.toString();
    }

    static byte[] pdf(ImpactPage page) {
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }
}
