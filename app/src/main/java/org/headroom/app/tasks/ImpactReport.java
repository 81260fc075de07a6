package org.headroom.app.tasks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headroom.app.export.ImpactPdf;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.pages.Shown;
import org.headroom.app.impact.people.PeopleInput;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.ImpactHtml;
import org.headroom.app.report.impact.ImpactPage;
import org.headroom.app.report.impact.Section;
import org.headroom.app.twin.Operation;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/**
 * The community impact report of a stored run: what the site takes and gives over a year, for residents, a council or a
 * regulator. The same run and the same request give the same files, byte for byte.
 */
public final class ImpactReport {
    private static final double OPENED = 0.02;
    private static final double COMPUTED = 0.8;
    private static final double WRITTEN = 0.98;

    /**
     * What came of it.
     *
     * @param quantities how many numbers the report prints, each with its passport
     * @param files what was written, by path
     */
    public record Written(
            String runId,
            String variant,
            List<Audience> audiences,
            int members,
            long seed,
            int sections,
            int quantities,
            List<String> files) {
        public Map<String, Object> json() {
            Map<String, Object> d = Envelope.begin("headroom.report-files/1", runId);
            d.put("variant", variant);
            d.put("audiences", audiences.stream().map(Audience::id).toList());
            d.put("members", members);
            d.put("seed", seed);
            d.put("sections", sections);
            d.put("quantities", quantities);
            d.put("files", files);
            return d;
        }
    }

    /** A report that is not written yet: a page for each audience, and what stands behind all of them. */
    record Made(ImpactCase impact, List<ImpactPage> pages, ImpactNumbers found) {}

    /**
     * Makes a report and writes its files, all or none of them.
     *
     * @throws InputError if there is no such run, or a file of the user is not right
     * @throws Operation.InterruptedRun if the progress says to stop
     */
    public Written run(ImpactRequest request, Progress progress) {
        Path asked = request.out();
        if (asked != null) {
            OutFolder.requireFolder(asked);
        }
        readable("--census", request.census());
        readable("--places", request.places());
        request.weather().forEach(file -> readable("--weather", file));
        Made made = make(request, part(progress, 0, COMPUTED));
        Path out = asked == null ? Path.of("out", made.impact().runId(), "report") : asked;
        List<String> files;
        try (OutFolder folder = OutFolder.beside(out)) {
            write(folder, made, request, part(progress, COMPUTED, WRITTEN));
            files = folder.publish(out);
        }
        progress.goOn(1);
        return new Written(
                made.impact().runId(),
                made.impact().window().variant(),
                made.pages().stream().map(ImpactPage::audience).toList(),
                made.impact().ensemble().members(),
                made.impact().ensemble().seed(),
                (int) made.pages().stream()
                        .flatMap(page -> page.sections().stream().map(Section::id))
                        .distinct()
                        .count(),
                made.found().quantities().size(),
                files);
    }

    static Made make(ImpactRequest request, Progress progress) {
        ImpactStored stored = ImpactStored.open(request.database(), request.run(), request.variant());
        PeopleInput people = PeopleInput.read(request.census(), request.places());
        go(progress, OPENED);
        String other = request.compare();
        ImpactCase compared = other == null ? null : compared(other, request, part(progress, OPENED, 0.5));
        ImpactCases.Answered answered =
                ImpactCases.of(stored, request, compared, part(progress, other == null ? OPENED : 0.5, 1));
        ImpactCase impact = answered.impact();
        Figures figures = new Figures();
        List<Section> all = ImpactSections.of(impact, figures, people, answered.notes());
        List<List<String>> facts = ImpactFacts.of(stored, answered, request);
        List<ImpactPage.Input> inputs = ImpactFacts.inputs(stored.tree());
        List<ImpactPage> pages = new ArrayList<>();
        for (Audience audience : request.audiences()) {
            List<Section> sections = ImpactSections.forAudience(all, audience);
            pages.add(new ImpactPage(
                    impact.runId(),
                    impact.site().name(),
                    Shown.shown(impact),
                    Shown.metered(impact),
                    audience,
                    facts,
                    sections,
                    ImpactNumbers.of(sections).quantities(),
                    inputs));
        }
        return new Made(impact, pages, ImpactNumbers.of(ImpactSections.forAny(all, request.audiences())));
    }

    private static ImpactCase compared(String run, ImpactRequest request, Progress progress) {
        ImpactStored stored = ImpactStored.open(request.database(), run, null);
        return ImpactCases.of(stored, request, null, progress).impact();
    }

    private static void write(OutFolder folder, Made made, ImpactRequest request, Progress progress) {
        double done = 0;
        for (ImpactPage page : made.pages()) {
            String name = "report-" + page.audience().id();
            if (request.formats().contains(ImpactRequest.Format.HTML)) {
                folder.write(name + ".html", ImpactHtml.html(page).getBytes(StandardCharsets.UTF_8));
            }
            go(progress, (done + 0.3) / made.pages().size());
            if (request.formats().contains(ImpactRequest.Format.PDF)) {
                folder.write(
                        name + ".pdf", ImpactPdf.of(ImpactHtml.paper(ImpactFacts.onPaper(page)), ImpactReport::note));
            }
            go(progress, ++done / made.pages().size());
        }
        if (request.formats().contains(ImpactRequest.Format.DATA)) {
            ImpactCsv csv = new ImpactCsv(made.found(), made.pages().getFirst().inputs());
            folder.write("report.json", ImpactAnnex.json(made.impact(), made.pages(), made.found(), csv));
            csv.files().forEach((name, text) -> folder.write("csv/" + name, text));
        }
    }

    /** Of what the library says only that a paper has no tags is for a user. */
    private static void note(String warning) {
        if (warning.equals(ImpactPdf.UNTAGGED)) {
            System.err.println("note: " + warning);
        }
    }

    private static void readable(String option, @Nullable Path file) {
        if (file != null && !(Files.isRegularFile(file) && Files.isReadable(file))) {
            throw new InputError(option, "", file.toString(), "a file that can be read");
        }
    }

    private static Progress part(Progress progress, double from, double to) {
        return fraction -> progress.goOn(from + fraction * (to - from));
    }

    private static void go(Progress progress, double fraction) {
        if (!progress.goOn(fraction)) {
            throw new Operation.InterruptedRun();
        }
    }
}
