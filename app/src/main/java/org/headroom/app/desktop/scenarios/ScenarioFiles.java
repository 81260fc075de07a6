package org.headroom.app.desktop.scenarios;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.scenario.ScenarioFile;
import org.headroom.app.tasks.ScenarioInput;
import org.headroom.app.tasks.SessionFolder;
import org.headroom.app.tasks.Version;

/** Scenarios from a file and to one: read and written in the background, and what went wrong said in one line. */
public final class ScenarioFiles {
    private ScenarioFiles() {}

    /** Opens a file of scenarios in place of those at hand: one step to undo. A wrong file changes nothing. */
    public static void open(Workspace workspace, Path file) {
        String name = String.valueOf(file.getFileName());
        workspace
                .background()
                .start(
                        Texts.text("scenarios.opening", name),
                        _ -> ScenarioInput.read(file, workspace.request().plan().site(), workspace.whatIf()),
                        read -> {
                            workspace.edit(Texts.text("scenarios.step.open", name), _ -> read.scenarios());
                            workspace.tell(Texts.text(
                                    "scenarios.opened", read.scenarios().all().size() - 1, name));
                        },
                        workspace::tell);
    }

    /** Saves all scenarios; what stood there before is replaced only once the new file is whole. */
    public static void save(Workspace workspace, Path file) {
        ScenarioFile all = new ScenarioFile(
                workspace.scenarios().get(),
                SessionFolder.inputs(workspace.request().plan()));
        write(workspace, file, () -> all.write(file, Version.CURRENT));
    }

    /** Something that writes a file. */
    interface Writing {
        void run() throws IOException;
    }

    static void write(Workspace workspace, Path file, Writing writing) {
        workspace
                .background()
                .start(
                        Texts.text("scenarios.saving", file.getFileName()),
                        _ -> {
                            try {
                                writing.run();
                            } catch (IOException e) {
                                throw new UncheckedIOException(
                                        Texts.text("scenarios.save.failed", file, String.valueOf(e.getMessage())), e);
                            }
                            return file;
                        },
                        written -> workspace.tell(Texts.text("scenarios.saved", written)),
                        workspace::tell);
    }

    static void chooseOpen(Workspace workspace, Node owner) {
        File chosen = chooser("scenarios.open").showOpenDialog(owner.getScene().getWindow());
        if (chosen != null) {
            open(workspace, chosen.toPath());
        }
    }

    static void chooseSave(Workspace workspace, Node owner) {
        FileChooser chooser = chooser("scenarios.save");
        chooser.setInitialFileName("scenarios" + ScenarioFile.ENDING);
        File chosen = chooser.showSaveDialog(owner.getScene().getWindow());
        if (chosen != null) {
            save(workspace, chosen.toPath());
        }
    }

    private static FileChooser chooser(String key) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text(key));
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(Texts.text("scenarios.files"), "*" + ScenarioFile.ENDING),
                        new FileChooser.ExtensionFilter(Texts.text("scenarios.files.all"), "*"));
        return chooser;
    }
}
