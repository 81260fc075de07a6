package org.headroom.app.desktop.chart;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.FileChooser;
import org.headroom.app.desktop.base.PngFile;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.tasks.ChartFile;
import org.jspecify.annotations.Nullable;

/**
 * Copies a chart, or saves it: as PNG, as SVG, its numbers as CSV. By a menu at the right mouse button (or the menu
 * key) and, with the focus, by Ctrl+C for the picture and Ctrl+Shift+C for the numbers. Any node can have one.
 */
public final class ChartMenu {
    /** What a chart becomes as a file. */
    public enum Kind {
        PNG,
        SVG,
        CSV;

        String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Region node;
    private final TimeWindow time;
    private final Supplier<String> name;
    private final Supplier<String> svg;
    private final Supplier<@Nullable String> csv;
    private final Supplier<WritableImage> picture;

    /**
     * @param name what a file is called, without ending
     * @param svg draws it
     * @param csv its numbers; null if it has none, and then it is only a picture
     * @param picture draws it
     */
    public ChartMenu(
            Region node,
            TimeWindow time,
            Supplier<String> name,
            Supplier<String> svg,
            Supplier<@Nullable String> csv,
            Supplier<WritableImage> picture) {
        this.node = node;
        this.time = time;
        this.name = name;
        this.svg = svg;
        this.csv = csv;
        this.picture = picture;
    }

    /** The menu of a drawing that is no {@link TimeCanvas}: it is copied as it is shown, at twice its size. */
    public static void on(Region node, TimeWindow time, Supplier<@Nullable String> csv) {
        // what has no parts that take the focus takes it itself
        if (!node.isFocusTraversable() && node.getChildrenUnmodifiable().getFirst() instanceof Canvas) {
            node.setFocusTraversable(true);
            node.getStyleClass().add("drawing");
        }
        new ChartMenu(
                        node,
                        time,
                        () -> "headroom-" + node.getId(),
                        () -> NodeSvg.of(node, time.colours().background),
                        csv,
                        () -> NodeSvg.picture(node, time.colours().background))
                .install();
    }

    /** What a node shows as SVG. */
    public static String svg(Region node, Color background) {
        return NodeSvg.of(node, background);
    }

    /** Listens to the menu key, the right mouse button and the copy keys. */
    public void install() {
        node.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, e -> {
            ContextMenu menu = menu();
            menu.show(node, e.getScreenX(), e.getScreenY());
            e.consume();
        });
        node.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.isShortcutDown() && e.getCode() == KeyCode.C) {
                copy(e.isShiftDown() && csv.get() != null ? Kind.CSV : Kind.PNG);
                e.consume();
            }
        });
    }

    /** The menu as it is now. */
    ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        boolean numbers = csv.get() != null;
        for (Kind kind : Kind.values()) {
            if (numbers || kind != Kind.CSV) {
                menu.getItems().add(item("chart.copy." + kind.ending(), () -> copy(kind)));
            }
        }
        menu.getItems().add(new SeparatorMenuItem());
        for (Kind kind : Kind.values()) {
            if (numbers || kind != Kind.CSV) {
                menu.getItems().add(item("chart.save." + kind.ending(), () -> choose(kind)));
            }
        }
        if (node instanceof TimeCanvas) {
            menu.getItems().addAll(new SeparatorMenuItem(), item("chart.reset", time::reset));
        }
        return menu;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.text(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(_ -> action.run());
        return item;
    }

    /** Puts it on the clipboard. */
    void copy(Kind kind) {
        ClipboardContent content = new ClipboardContent();
        switch (kind) {
            case PNG -> content.putImage(picture.get());
            case SVG -> {
                String drawn = svg.get();
                DataFormat known = DataFormat.lookupMimeType("image/svg+xml");
                content.put(known == null ? new DataFormat("image/svg+xml") : known, drawn);
                content.putString(drawn);
            }
            case CSV -> content.putString(Objects.requireNonNullElse(csv.get(), ""));
        }
        Clipboard.getSystemClipboard().setContent(content);
        time.desk.tell().accept(Texts.text("chart.copied." + kind.ending()));
    }

    private void choose(Kind kind) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("chart.save." + kind.ending()));
        chooser.setInitialFileName(name.get() + "." + kind.ending());
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.name(), "*." + kind.ending()));
        File chosen = chooser.showSaveDialog(node.getScene().getWindow());
        if (chosen != null) {
            save(kind, chosen.toPath());
        }
    }

    /** Writes a file behind the window, and says so. */
    void save(Kind kind, Path file) {
        String working = Texts.text("chart.saving", String.valueOf(file.getFileName()));
        String text = switch (kind) {
            case PNG -> "";
            case SVG -> svg.get();
            case CSV -> csv.get();
        };
        if (text == null) {
            return;
        }
        WritableImage image = kind == Kind.PNG ? picture.get() : null;
        time.desk
                .background()
                .start(
                        working,
                        _ -> {
                            ChartFile.write(file, bytes(text, image));
                            return file;
                        },
                        done -> time.desk.tell().accept(Texts.text("chart.saved", done.toString())),
                        time.desk.tell());
    }

    private static byte[] bytes(String text, @Nullable WritableImage image) {
        if (image == null) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return PngFile.bytes(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
