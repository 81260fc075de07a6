package org.headroom.app.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Session;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.scenarios.ScenarioFiles;
import org.headroom.app.scenario.ScenarioFile;
import org.headroom.app.tasks.DesktopInputs;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.InputFile;
import org.headroom.app.tasks.SessionFolder;
import org.headroom.app.tasks.WhatIf;
import org.jspecify.annotations.Nullable;

/**
 * One window: its frame at once, the shell in it once the inputs are read, and another shell when another site, weather
 * or job file is dropped on it. What cannot be opened is said in one line, and what was open stays. On the window's
 * thread.
 */
final class OpenWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Stage stage;
    private Scene scene;
    private final LaunchClock clock;
    private @Nullable Workspace workspace;
    private @Nullable Session session;
    private @Nullable DesktopInputs inputs;

    /** Inputs that were read: what a window is filled with. */
    private record Read(DesktopInputs inputs, DesktopRequest request, WhatIf whatIf) {}

    /**
     * Shows the frame.
     *
     * @param dark whether the user left the window dark
     */
    OpenWindow(Stage stage, LaunchClock clock, boolean dark, Runnable whenClosed) {
        this.stage = stage;
        this.clock = clock;
        theme(dark);
        scene = new Scene(new OpeningPane(), WIDTH, HEIGHT);
        stage.setTitle(Texts.text("header.product"));
        stage.setScene(scene);
        stage.setMinWidth(1080);
        stage.setMinHeight(720);
        stage.setOnHidden(_ -> {
            empty();
            whenClosed.run();
        });
        stage.show();
        clock.mark("the frame is shown");
    }

    /** Remembers by which names the inputs go, so that one of them can be replaced. */
    void named(DesktopInputs names) {
        inputs = names;
    }

    /** Fills the window with what is to be looked at. */
    Workspace fill(DesktopRequest request, WhatIf whatIf) {
        boolean first = workspace == null;
        empty();
        Workspace next = new Workspace(request, whatIf, Platform::runLater, new Display());
        Settings.follow(next, Platform::runLater);
        next.display().dark().subscribe(OpenWindow::theme);
        clock.mark("the workspace is made");
        Shell shell = new Shell(next);
        clock.mark("the shell is made");
        if (first) {
            scene.setRoot(shell);
        } else { // nothing that the shell before had put on its scene lives on
            scene = new Scene(shell, scene.getWidth(), scene.getHeight());
            stage.setScene(scene);
        }
        scene.addEventHandler(DragEvent.DRAG_OVER, this::dragged);
        scene.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
        Shortcuts.install(scene, shell, next);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN), this::chooseFile);
        next.shortcuts().add(Texts.text("shortcuts.everywhere"), "Ctrl+O", Texts.text("open.title"));
        shell.open(ViewKind.OVERVIEW);
        clock.mark("the view is made");
        stage.setTitle(Texts.text("window.title", whatIf.siteName()));
        workspace = next;
        new FirstFrame(() -> {
                    clock.mark("the window is usable");
                    next.begin();
                    session = Session.start(next, Platform::runLater);
                })
                .start();
        return next;
    }

    /** What is open; null before the inputs are read. */
    @Nullable
    Workspace workspace() {
        return workspace;
    }

    Shell shell() {
        return (Shell) scene.getRoot();
    }

    private void empty() {
        if (scene.getRoot() instanceof Shell shell) {
            shell.end();
        }
        if (session != null) {
            session.close();
            session = null;
        }
        if (workspace != null) {
            workspace.close();
            workspace = null;
        }
    }

    /** Writes down and says what nobody expected, on this thread and on those that nobody waits for. */
    void watch(@Nullable Path database) {
        CrashLog log = new CrashLog(
                SessionFolder.of(database),
                words -> Platform.runLater(() -> {
                    Workspace now = workspace;
                    if (now != null) {
                        now.tell(words);
                    }
                }));
        Thread.currentThread().setUncaughtExceptionHandler(log);
        Thread.setDefaultUncaughtExceptionHandler(log);
    }

    private void dragged(DragEvent event) {
        if (event.getDragboard().hasFiles() && inputs != null) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        event.setDropCompleted(!files.isEmpty());
        event.consume();
        if (!files.isEmpty()) {
            open(files.stream().map(File::toPath).toList());
        }
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("open.title"));
        File file = chooser.showOpenDialog(stage);
        if (file != null) {
            open(List.of(file.toPath()));
        }
    }

    /** Opens files beside what is open, and puts what they say in its place; all of them or, if one is wrong, none. */
    void open(List<Path> files) {
        Workspace now = workspace;
        DesktopInputs names = inputs;
        if (now == null || names == null) {
            return;
        }
        now.background()
                .start(
                        Texts.text("open.reading", files.getFirst().getFileName()),
                        _ -> read(files, names),
                        read -> reopen(now, read),
                        problem -> now.tell(problem.isEmpty() ? "" : Texts.text("open.failed", problem)));
    }

    private static Opened read(List<Path> files, DesktopInputs names) {
        DesktopInputs next = names;
        Path scenarios = null;
        for (Path path : files) {
            InputFile file = InputFile.of(path);
            next = file.in(next);
            scenarios = file.kind() == InputFile.Kind.SCENARIOS ? path : scenarios;
        }
        if (scenarios != null) {
            ScenarioFile.read(scenarios); // a wrong one keeps the others out
        }
        if (next.equals(names)) {
            return new Opened(null, scenarios);
        }
        DesktopRequest request = next.read();
        return new Opened(new Read(next, request, new WhatIf(request.plan())), scenarios);
    }

    /** @param read other inputs; null if the files hold scenarios alone */
    private record Opened(@Nullable Read read, @Nullable Path scenarios) {}

    private void reopen(Workspace before, Opened opened) {
        if (workspace != before) {
            return; // closed, or filled with something else meanwhile
        }
        Read read = opened.read();
        Workspace at = before;
        if (read != null) {
            at = fill(read.request(), read.whatIf());
            inputs = read.inputs();
            at.tell(done(at));
        }
        Path scenarios = opened.scenarios();
        if (scenarios != null) {
            ScenarioFiles.open(at, scenarios);
        } else if (isEdited(before)) {
            carry(before, at);
        }
    }

    private static boolean isEdited(Workspace workspace) {
        return !workspace.undo().undoName().get().isEmpty()
                || !workspace.scenarios().get().equals(workspace.firstScenarios());
    }

    /** What was edited goes along, as far as it says something of the other inputs. */
    private static void carry(Workspace before, Workspace at) {
        CarriedOver carried = CarriedOver.of(
                before.scenarios().get(),
                at.request().plan().site(),
                at.whatIf(),
                Objects.equals(
                        before.request().plan().jobs(), at.request().plan().jobs()));
        at.edit(Texts.text("open.kept"), _ -> carried.scenarios());
        at.tell(
                carried.dropped().isEmpty()
                        ? done(at)
                        : Texts.text("open.dropped", String.join(", ", carried.dropped())));
    }

    private static String done(Workspace at) {
        return Texts.text(
                "open.done",
                at.whatIf().siteName(),
                at.whatIf().weatherName(),
                at.whatIf().jobsName());
    }

    /** Opens one view after the other. */
    void tour(Duration each) {
        Shell shell = shell();
        Timeline timeline = new Timeline();
        for (ViewKind kind : ViewKind.values()) {
            timeline.getKeyFrames().add(new KeyFrame(each.multiply(kind.digit), _ -> shell.open(kind)));
        }
        timeline.play();
    }

    /** Runs something once a first frame is on the screen; until then the processor is better used for it. */
    private static final class FirstFrame extends AnimationTimer {
        private final Runnable then;
        private int frames;

        FirstFrame(Runnable then) {
            this.then = then;
        }

        @Override
        public void handle(long nowNs) {
            frames++;
            if (frames == 2) { // the second one begins when the first is laid out and handed to the screen
                stop();
                then.run();
            }
        }
    }

    private static void theme(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
