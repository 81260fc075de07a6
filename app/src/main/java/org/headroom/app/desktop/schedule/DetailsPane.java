package org.headroom.app.desktop.schedule;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.ScheduleBreach;
import org.headroom.app.tasks.ScheduleCheck;
import org.headroom.app.tasks.ScheduleDesk;
import org.headroom.app.tasks.ScheduleEntry;
import org.headroom.app.tasks.ScheduleJob;
import org.headroom.app.tasks.SchedulePiece;
import org.kordamp.ikonli.javafx.FontIcon;

/** The job that has the focus: its facts, what is broken, and the commands on what is selected. */
final class DetailsPane extends VBox {
    private final ScheduleViewModel model;
    private final Label title = new Label();
    private final Label facts = new Label();
    private final Label broken = new Label();
    private final TextField gpus = field("schedule-gpus");
    private final TextField cap = field("schedule-cap");
    private final Button lock = button("lock", "fth-lock");
    private final FontIcon icon = new FontIcon("fth-lock");
    private final Button split = button("split", "fth-scissors");
    private final Button join = button("join", "fth-link");
    private final Button site = button("site", "fth-cloud");
    private final Button reset = button("reset", "fth-rotate-ccw");
    private final VBox edits = new VBox(6);

    DetailsPane(ScheduleViewModel model) {
        super(6);
        this.model = model;
        setId("schedule-details");
        setPadding(new Insets(6, 8, 6, 8));
        setMinHeight(0);
        getStyleClass().add("schedule-details");
        title.setId("schedule-job");
        title.getStyleClass().add(Styles.TEXT_BOLD);
        title.setWrapText(true);
        facts.setId("schedule-facts");
        facts.setWrapText(true);
        facts.getStyleClass().add(Styles.TEXT_SMALL);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        broken.setId("schedule-broken");
        broken.setWrapText(true);
        broken.setMinHeight(Region.USE_PREF_SIZE);
        broken.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.DANGER);
        lock.setGraphic(icon);
        lock.setOnAction(_ -> model.lock());
        split.setOnAction(_ -> model.split(model.workspace().time().momentS.get()));
        join.setOnAction(_ -> model.join());
        site.setOnAction(_ -> model.otherSite());
        reset.setOnAction(_ -> model.reset());
        gpus.setOnAction(_ -> number(gpus, v -> model.gpus((int) Math.round(v))));
        cap.setOnAction(_ -> number(cap, model::cap));
        edits.getChildren()
                .addAll(
                        row(Texts.text("schedule.field.gpus"), gpus),
                        row(Texts.text("schedule.field.cap"), cap),
                        new FlowPane(4, 4, lock, split, join, site, reset));
        VBox words = new VBox(4, broken, facts);
        ScrollPane scroll = new ScrollPane(words);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(false);
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, edits, scroll);
        model.selected().subscribe(_ -> show());
        model.entries().subscribe(_ -> show());
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(6);
        field.getStyleClass().add(Styles.SMALL);
        return field;
    }

    private static HBox row(String name, TextField field) {
        Label label = new Label(name);
        label.setLabelFor(field);
        label.getStyleClass().add(Styles.TEXT_SMALL);
        field.setAccessibleText(name);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox row = new HBox(4, label, spring, field);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Button button(String key, String icon) {
        Button button = new Button("", new FontIcon(icon));
        button.setId("schedule-" + key);
        button.getStyleClass().addAll(Styles.SMALL, Styles.BUTTON_ICON);
        String help = Texts.text("schedule." + key + ".help");
        button.setAccessibleText(help);
        button.setTooltip(new Tooltip(help));
        return button;
    }

    private void number(TextField field, java.util.function.DoubleConsumer then) {
        try {
            then.accept(Double.parseDouble(field.getText().replace(",", "").strip()));
        } catch (NumberFormatException e) {
            model.workspace().tell(Texts.text("schedule.nonumber", field.getText()));
        }
        show();
    }

    private void show() {
        ScheduleEntry e = model.focused();
        edits.setVisible(e != null);
        edits.setManaged(e != null);
        broken.setText(brokenWords(e));
        broken.setManaged(!broken.getText().isEmpty());
        if (e == null) {
            title.setText(Texts.text("schedule.none"));
            facts.setText(Texts.text("schedule.none.help"));
            return;
        }
        int count = model.selected().get().size();
        title.setText(count > 1 ? Texts.text("schedule.jobs", Integer.toString(count)) + ": \u2026 " + e.id() : e.id());
        ScheduleDesk desk = model.desk().get();
        icon.setIconLiteral(e.locked() ? "fth-unlock" : "fth-lock");
        split.setDisable(!e.job().splits() || !e.placed());
        join.setDisable(e.pieces().size() < 2);
        site.setDisable(desk == null || desk.cloudGpus() == 0);
        reset.setDisable(!e.edited() && !e.locked());
        gpus.setDisable(!e.job().elastic() || !e.placed());
        cap.setDisable(!e.placed());
        if (e.placed() && !gpus.isFocused()) {
            gpus.setText(Integer.toString(e.pieces().getFirst().gpus()));
        }
        if (e.placed() && !cap.isFocused()) {
            cap.setText(Texts.number(e.pieces().getFirst().capW(), 0));
        }
        facts.setText(String.join("\n", facts(e)));
    }

    private String brokenWords(@org.jspecify.annotations.Nullable ScheduleEntry e) {
        ScheduleCheck check = model.check().get();
        if (check == null || e == null) {
            return "";
        }
        return check.breaches().stream()
                .filter(b -> b.jobId().equals(e.id()))
                .map((ScheduleBreach b) -> Words.of(
                        b, model.workspace().display(), model.workspace().time().zone))
                .collect(Collectors.joining("\n"));
    }

    private List<String> facts(ScheduleEntry e) {
        var zone = model.workspace().time().zone;
        ScheduleJob job = e.job();
        List<String> lines = new ArrayList<>();
        lines.add(Texts.text("gantt.work." + job.work())
                + (job.members() > 1 ? ", " + Texts.text("schedule.jobs", Integer.toString(job.members())) : ""));
        for (SchedulePiece p : e.pieces()) {
            String head =
                    e.pieces().size() > 1 ? Texts.text("schedule.piece", Texts.number(100 * p.share(), 0)) + " " : "";
            lines.add(head + Words.gpus(p.gpus()) + ", " + Texts.text("gantt.cap", Texts.number(p.capW(), 0))
                    + (p.cloud() ? ", " + Texts.text("schedule.cloud") : ""));
            lines.add(Texts.text("gantt.from", Texts.moment((double) p.startS(), zone)));
            lines.add(Texts.text("gantt.to", Texts.moment((double) p.endS(), zone)) + " ("
                    + Words.hours((double) (p.endS() - p.startS())) + ")");
        }
        if (e.placed()) {
            lines.add(
                    e.lateS() > 0
                            ? Texts.text("gantt.late", Texts.number(e.lateS() / 3600.0, 1))
                            : Texts.text("gantt.intime"));
        } else {
            lines.add(Texts.text("schedule.unplaced"));
        }
        lines.add(Texts.text("schedule.due", Texts.moment((double) job.dueS(), zone)));
        Long deadlineS = job.deadlineS();
        if (deadlineS != null) {
            lines.add(Texts.text("schedule.deadline", Texts.moment(deadlineS.doubleValue(), zone)));
        }
        lines.add(Texts.text("schedule.submit", Texts.moment((double) job.submitS(), zone)));
        lines.add(
                job.elastic()
                        ? Texts.text("schedule.sizes", Texts.number(job.gpusMin(), 0), Texts.number(job.gpusMax(), 0))
                        : Texts.text("schedule.size", Texts.number(job.gpusMax(), 0)));
        lines.add(Texts.text(
                "schedule.worth", Texts.number(job.hours() * job.gpusMax(), 0), Texts.number(job.weight(), 1)));
        ScheduleDesk desk = model.desk().get();
        if (desk != null && e.placed()) {
            lines.add(Texts.text("schedule.cost", Texts.number(desk.costUsd(e), 0)));
        }
        if (!job.after().isEmpty()) {
            lines.add(Texts.text("schedule.afterjobs", String.join(", ", job.after())));
        }
        if (e.locked()) {
            lines.add(Texts.text("schedule.locked"));
        }
        if (!e.reason().isEmpty()) {
            lines.add(Texts.text("schedule.why", e.reason()));
        }
        return lines;
    }
}
