package org.headroom.app.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.PlanRequest;
import org.headroom.app.tasks.ScheduleDesk;
import org.headroom.app.tasks.ScheduleEntry;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.WhatIf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editing the schedule without a window. */
class ScheduleViewModelTest {
    private static final PlanRequest REQUEST =
            new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, null, 0, 0, 0);
    private static final ScheduleDesk DESK = new ScheduleDesk(REQUEST, Map.of());

    private Workspace workspace;
    private ScheduleViewModel model;

    @BeforeEach
    void open() {
        LinkedBlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
        workspace = new Workspace(new DesktopRequest(REQUEST, null), new WhatIf(REQUEST), later::add);
        model = new ScheduleViewModel(workspace);
        model.use(DESK);
        model.active(true);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private ScheduleEntry elastic() {
        return model.entries().get().stream()
                .filter(e -> e.job().elastic() && e.job().splits() && e.placed())
                .max(Comparator.comparingDouble(e -> e.job().hours()))
                .orElseThrow();
    }

    private ScheduleEntry now(String id) {
        return Objects.requireNonNull(model.entry(id));
    }

    @Test
    void a_bar_snaps_to_slots_unless_it_is_free_and_one_drop_is_one_step() {
        ScheduleEntry job = elastic();
        model.hold(job.id(), -1, Drag.Kind.MOVE);
        model.moveBy(3 * 1800 + 700, false);
        assertThat(now(job.id()).startS()).isEqualTo(job.startS() + 3 * 1800);
        model.moveBy(3 * 1800 + 700, true);
        assertThat(now(job.id()).startS()).isEqualTo(Math.round((job.startS() + 3 * 1800 + 700) / 60.0) * 60);
        model.moveBy(5 * 1800, false);
        assertThat(workspace.changes()).as("nothing is edited while it is held").isEmpty();
        model.drop();
        assertThat(now(job.id()).startS()).isEqualTo(job.startS() + 5 * 1800);
        assertThat(workspace.changes()).containsOnlyKeys("schedule." + job.id() + ".start");
        assertThat(workspace.undo().undoName().get()).contains(job.id());
        workspace.undo().undo();
        assertThat(now(job.id())).isEqualTo(job);
        assertThat(workspace.undo().undoName().get()).isEmpty();
        workspace.undo().redo();
        assertThat(now(job.id()).startS()).isEqualTo(job.startS() + 5 * 1800);
    }

    @Test
    void escape_leaves_all_as_it_was() {
        ScheduleEntry job = elastic();
        model.hold(job.id(), -1, Drag.Kind.MOVE);
        model.moveBy(86_400, false);
        model.cancel();
        assertThat(now(job.id())).isEqualTo(job);
        assertThat(workspace.changes()).isEmpty();
        assertThat(workspace.undo().undoName().get()).isEmpty();
    }

    @Test
    void resizing_takes_whole_servers_and_keeps_the_work() {
        ScheduleEntry job = elastic();
        model.hold(job.id(), -1, Drag.Kind.RESIZE);
        model.resizeTo(job.job().gpusMin() + 13.0);
        int gpus = now(job.id()).pieces().getFirst().gpus();
        assertThat(gpus).isBetween(job.job().gpusMin(), job.job().gpusMin() + 16);
        model.resizeTo(1);
        assertThat(now(job.id()).pieces().getFirst().gpus()).isEqualTo(job.job().gpusMin());
        model.resizeTo(1e9);
        assertThat(now(job.id()).pieces().getFirst().gpus()).isEqualTo(job.job().gpusMax());
        model.resizeTo(job.job().gpusMin());
        model.drop();
        double workBefore = (double) (job.endS() - job.startS()) * job.pieces().getFirst().gpus();
        double workAfter = (double) (now(job.id()).endS() - now(job.id()).startS()) * job.job().gpusMin();
        assertThat(workAfter / workBefore).isBetween(0.999, 1.001);
    }

    @Test
    void what_is_broken_is_told_while_a_bar_is_held() {
        ScheduleEntry job = elastic();
        model.hold(job.id(), -1, Drag.Kind.MOVE);
        model.moveBy(job.job().submitS() - job.startS() - 7200.0, false);
        assertThat(model.broken()).contains(job.id());
        model.cancel();
        assertThat(model.broken()).doesNotContain(job.id());
    }

    @Test
    void commands_work_on_all_that_is_selected_as_one_step() {
        List<String> ids = model.shown().stream()
                .filter(ScheduleEntry::placed)
                .limit(3)
                .map(ScheduleEntry::id)
                .toList();
        model.selectAll(ids);
        model.lock();
        assertThat(ids).allMatch(id -> now(id).locked());
        model.nudge(2);
        model.cap(500);
        assertThat(ids).allMatch(id -> now(id).pieces().getFirst().capW() <= 500);
        workspace.undo().undo();
        workspace.undo().undo();
        workspace.undo().undo();
        assertThat(workspace.changes()).isEmpty();
        model.lock();
        model.reset();
        assertThat(workspace.changes()).isEmpty();
    }

    @Test
    void a_job_is_split_and_one_piece_moved() {
        ScheduleEntry job = elastic();
        model.select(job.id());
        model.split(Double.NaN);
        assertThat(now(job.id()).pieces()).hasSize(2);
        model.hold(job.id(), 1, Drag.Kind.MOVE);
        model.moveBy(86_400, false);
        model.drop();
        ScheduleEntry cut = now(job.id());
        assertThat(cut.pieces().get(1).startS() - cut.pieces().get(0).endS()).isBetween(84_000L, 88_000L);
        assertThat(workspace.changes()).containsOnlyKeys("schedule." + job.id() + ".pieces");
        model.join();
        assertThat(now(job.id()).pieces()).hasSize(1);
    }

    @Test
    void rows_are_sorted_filtered_and_packed_without_overlap() {
        model.order().set(ScheduleViewModel.Order.NAME);
        List<String> names = model.shown().stream().map(ScheduleEntry::id).toList();
        assertThat(names).isSorted();
        model.filter().set(names.getFirst());
        assertThat(model.shown()).isNotEmpty().allMatch(e -> e.id().contains(names.getFirst()));
        model.filter().set("");
        GanttRows packed = GanttRows.of(model.shown(), true);
        for (int a = 0; a < packed.row().length; a++) {
            for (int b = 0; b < a; b++) {
                ScheduleEntry x = packed.jobs().get(a);
                ScheduleEntry y = packed.jobs().get(b);
                boolean apart = x.startS() >= y.endS() || y.startS() >= x.endS();
                assertThat(packed.row()[a] != packed.row()[b] || apart).isTrue();
            }
        }
        assertThat(packed.count()).isLessThan(names.size());
    }
}
