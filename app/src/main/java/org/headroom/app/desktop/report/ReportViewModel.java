package org.headroom.app.desktop.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.headroom.app.desktop.base.Background.Work;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.ExportRun;
import org.headroom.app.tasks.Progress;
import org.headroom.app.tasks.ReportAudience;
import org.headroom.app.tasks.ReportPreview;
import org.headroom.app.tasks.ReportPreview.Format;
import org.headroom.app.tasks.ReportSource;
import org.headroom.app.tasks.StoredReport;
import org.headroom.app.tasks.StoredReport.Stored;
import org.headroom.app.tasks.WhatIfOutcome;
import org.jspecify.annotations.Nullable;

/** What the view of the report knows: what it is about, for whom, which sections, and the sheets as they would be written. */
final class ReportViewModel {
    private final Workspace workspace;
    private final ObjectProperty<@Nullable Stored> about = new SimpleObjectProperty<>();
    private final ObjectProperty<ReportAudience> audience = new SimpleObjectProperty<>(ReportAudience.OPERATOR);
    private final ReadOnlyObjectWrapper<Set<String>> chosen = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<List<byte[]>> pages = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper old = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<@Nullable Path> written = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Stored> stored = FXCollections.observableArrayList();
    private @Nullable Work painting;
    private boolean open;

    ReportViewModel(Workspace workspace) {
        this.workspace = workspace;
        audience.subscribe(this::choose);
        about.subscribe((_, _) -> changed());
        workspace.outcome().subscribe((_, _) -> scenarioChanged());
        workspace.stale().subscribe((_, _) -> scenarioChanged());
    }

    /** The stored run that the report is about; null for the scenario that is looked at. */
    ObjectProperty<@Nullable Stored> about() {
        return about;
    }

    ObjectProperty<ReportAudience> audience() {
        return audience;
    }

    /** Ids of the sections that are wanted. */
    ReadOnlyObjectProperty<Set<String>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** Each sheet as PNG. */
    ReadOnlyObjectProperty<List<byte[]>> pages() {
        return pages.getReadOnlyProperty();
    }

    /** Whether the sheets shown are not those that would be written now. */
    ReadOnlyBooleanProperty old() {
        return old.getReadOnlyProperty();
    }

    /** What was written last; null for nothing yet. */
    ReadOnlyObjectProperty<@Nullable Path> written() {
        return written.getReadOnlyProperty();
    }

    /** The runs of the store, newest first. */
    ObservableList<Stored> stored() {
        return stored;
    }

    void opened() {
        open = true;
        workspace
                .background()
                .start(
                        Texts.text("report.listing"),
                        _ -> StoredReport.list(
                                workspace.database(), workspace.whatIf().zone()),
                        stored::setAll,
                        workspace::tell);
        if (old.get()) {
            paint();
        }
    }

    void closed() {
        open = false;
        stop();
    }

    /** The sections that an audience begins with. */
    private void choose(ReportAudience of) {
        Set<String> ids = new TreeSet<>();
        ReportPreview.sections().stream().filter(s -> s.isFor(of)).forEach(s -> ids.add(s.id()));
        chosen.set(ids);
        changed();
    }

    void want(String section, boolean on) {
        Set<String> ids = new TreeSet<>(chosen.get());
        if (on ? ids.add(section) : ids.remove(section)) {
            chosen.set(ids);
            changed();
        }
    }

    private void scenarioChanged() {
        if (about.get() == null) {
            changed();
        }
    }

    private void changed() {
        old.set(true);
        if (open) {
            paint();
        }
    }

    private void stop() {
        Work running = painting;
        if (running != null) {
            running.cancel();
            painting = null;
        }
    }

    private void paint() {
        stop();
        Function<Progress, ReportPreview> report = report();
        if (report == null) {
            return;
        }
        ObjectProperty<@Nullable Work> mine = new SimpleObjectProperty<>();
        painting = workspace
                .background()
                .start(
                        Texts.text("report.painting"),
                        progress -> report.apply(progress).pages(progress),
                        sheets -> {
                            if (mine.get() != null && mine.get() == painting) {
                                pages.set(sheets);
                                old.set(false);
                                painting = null;
                            }
                        },
                        why -> {
                            if (!why.isEmpty()) {
                                workspace.tell(why);
                            }
                        });
        mine.set(painting);
    }

    /** How the report is made, away from the window's thread; null while there is nothing to report on. */
    private @Nullable Function<Progress, ReportPreview> report() {
        Stored run = about.get();
        ReportAudience of = audience.get();
        Set<String> ids = chosen.get();
        if (run != null) {
            return _ -> ReportPreview.of(
                    StoredReport.open(
                            run.runId(),
                            run.variant(),
                            workspace.database(),
                            workspace.whatIf().zone()),
                    of,
                    ids);
        }
        WhatIfOutcome outcome = workspace.outcome().get();
        if (outcome == null || outcome.question().quick() || workspace.stale().get()) {
            return null;
        }
        String name = workspace.scenarios().get().current().name();
        return _ -> ReportPreview.of(
                ReportSource.scenario(
                        name, workspace.whatIf(), workspace.request().plan().site(), outcome),
                of,
                ids);
    }

    /** Writes the report; what stood there is replaced only once the new file is whole. */
    void export(Path file, Format format) {
        Function<Progress, ReportPreview> report = report();
        if (report == null) {
            workspace.tell(Texts.text("report.wait"));
            return;
        }
        workspace
                .background()
                .start(
                        Texts.text("report.writing", file.getFileName()),
                        progress -> {
                            try {
                                report.apply(progress).write(file, format, progress);
                                return file;
                            } catch (IOException e) {
                                throw new UncheckedIOException(
                                        Texts.text("scenarios.save.failed", file, String.valueOf(e.getMessage())), e);
                            }
                        },
                        this::wrote,
                        this::failed);
    }

    /** Writes the schedule of the stored run in some formats to a folder. */
    void exportSchedule(Path folder, Set<ExportRun.Format> formats) {
        Stored run = about.get();
        if (run == null || !run.schedule()) {
            workspace.tell(Texts.text("report.schedule.none"));
            return;
        }
        workspace
                .background()
                .start(
                        Texts.text("report.writing", folder.getFileName()),
                        _ -> new ExportRun()
                                .run(new ExportRun.Request(
                                        run.runId(), run.variant(), formats, folder, workspace.database(), null)),
                        done -> {
                            written.set(folder);
                            workspace.tell(Texts.text(
                                    "report.schedule.wrote", done.files().size(), folder));
                        },
                        this::failed);
    }

    private void wrote(Path file) {
        written.set(file);
        workspace.tell(Texts.text("scenarios.saved", file));
    }

    private void failed(String why) {
        workspace.tell(why.isEmpty() ? Texts.text("report.cancelled") : why);
    }

    /** The name that a file is offered under, as in {@code headroom-hot-week.pdf}. */
    String fileName(Format format) {
        Stored run = about.get();
        String name = run == null ? workspace.scenarios().get().current().name() : run.runId();
        String plain = name.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String ending = Objects.requireNonNull(format).name().toLowerCase(java.util.Locale.ROOT);
        return "headroom-" + (plain.isEmpty() ? "report" : plain) + "." + ending;
    }
}
