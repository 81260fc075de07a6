package org.headroom.app.desktop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import org.headroom.app.desktop.DesktopHarness;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.ExportRun;
import org.headroom.app.tasks.PlanRequest;
import org.headroom.app.tasks.PlanRun;
import org.headroom.app.tasks.Progress;
import org.headroom.app.tasks.ReportAudience;
import org.headroom.app.tasks.ReportPreview.Format;
import org.headroom.app.tasks.SiteInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The view's main path: look at the report of a scenario, choose, write it; the same for a stored plan, and its schedule. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ReportViewTest {
    @TempDir
    private Path folder;

    @Test
    void a_report_is_looked_at_changed_and_written_and_a_plans_schedule_too() throws Exception {
        Path database = folder.resolve("headroom.db");
        PlanRequest plan = new PlanRequest(
                SiteInput.open(SiteInput.DEFAULT, java.util.Map.of()), null, null, null, null, 1, 0, 50, 1);
        new PlanRun().run(plan, folder.resolve("plan"), database, Progress.SILENT);
        try (DesktopHarness window = new DesktopHarness(new DesktopRequest(plan, database))) {
            window.open("report");
            ReportViewModel model = ((ReportView) DesktopHarness.onFx(() -> window.find("view-report"))).model();
            sheets(window, model);
            int operator = DesktopHarness.onFx(() -> model.pages().get().size());

            DesktopHarness.onFx(() -> {
                @SuppressWarnings("unchecked")
                ComboBox<ReportAudience> box = (ComboBox<ReportAudience>) window.find("report-audience");
                box.setValue(ReportAudience.RESIDENT);
                return box;
            });
            assertThat(DesktopHarness.onFx(() -> ((CheckBox) window.find("report-section-jobs")).isSelected()))
                    .isFalse();
            sheets(window, model);
            assertThat(DesktopHarness.onFx(() -> model.pages().get().size())).isLessThan(operator);

            Path pdf = folder.resolve("mine.pdf");
            write(window, model, pdf, Format.PDF);
            Path html = folder.resolve("mine.html");
            write(window, model, html, Format.HTML);
            assertThat(Files.readString(html)).contains("for residents").endsWith("</html>\n");

            window.await("the stored plan", () -> !model.stored().isEmpty());
            DesktopHarness.onFx(() -> {
                model.about().set(model.stored().getFirst());
                return model;
            });
            sheets(window, model);
            Path stored = folder.resolve("stored.html");
            write(window, model, stored, Format.HTML);
            assertThat(Files.readString(stored)).contains("Stored plan", "<svg ");
            DesktopHarness.onFx(() -> {
                model.exportSchedule(folder.resolve("out"), EnumSet.of(ExportRun.Format.ICS, ExportRun.Format.CSV));
                return model;
            });
            window.await("the schedule", () -> window.workspace().notice().get().startsWith("Wrote 2 files"));
            assertThat(Files.readString(folder.resolve("out/schedule.ics"))).startsWith("BEGIN:VCALENDAR");

            DesktopHarness.onFx(() -> {
                model.export(folder.resolve("mine.pdf/below.pdf"), Format.PDF);
                return model;
            });
            window.await("a message", () -> window.workspace().notice().get().startsWith("Cannot write"));
            assertThat(Files.size(pdf)).isGreaterThan(10_000);
        }
    }

    private static void sheets(DesktopHarness window, ReportViewModel model) throws Exception {
        window.await(
                "sheets",
                () -> !model.old().get()
                        && !((Labeled) window.find("report-state")).getText().isEmpty());
    }

    private static void write(DesktopHarness window, ReportViewModel model, Path file, Format format) throws Exception {
        window.await("an answer", () -> !window.workspace().stale().get());
        DesktopHarness.onFx(() -> {
            model.export(file, format);
            return file;
        });
        window.await("a file", () -> window.workspace().notice().get().equals("Saved " + file));
    }
}
