package org.headroom.app.desktop.chart;

import atlantafx.base.theme.Styles;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.kordamp.ikonli.javafx.FontIcon;

/** The moment that diagrams show: a slider over the whole stretch, a step by key or button, and playing it through. */
public final class Scrubber extends HBox {
    /** Half of the slider's thumb, which stands beyond its track's ends. */
    private static final double THUMB = 9;

    private static final double STEP_S = 900;
    private static final double LONG_STEP_S = 6 * 3600;

    /** The whole stretch takes so many seconds to play. */
    private static final double PLAY_S = 40;

    private final TimeWindow time;
    private final Slider slider;
    private final Button play = new Button("", new FontIcon("fth-play"));
    private boolean playing;
    private final AnimationTimer timer = new AnimationTimer() {
        private long lastNs;

        @Override
        public void start() {
            lastNs = 0;
            super.start();
        }

        @Override
        public void handle(long nowNs) {
            if (lastNs != 0) {
                double byS = (nowNs - lastNs) * 1e-9 * (time.endS - time.startS) / PLAY_S;
                double at = Math.min(time.endS, time.momentS.get() + byS);
                time.goTo(at);
                if (at >= time.endS) {
                    play(false);
                }
            }
            lastNs = nowNs;
        }
    };

    public Scrubber(TimeWindow time) {
        super(0);
        this.time = time;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("scrubber");
        slider = new Slider(time.startS, time.endS, time.momentS.get());
        slider.setId("scrubber");
        slider.setBlockIncrement(STEP_S);
        slider.valueProperty().bindBidirectional(time.momentS);
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setHgrow(slider, Priority.ALWAYS);
        play.setId("scrubber-play");
        play.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        play.setOnAction(_ -> play(!playing));
        play(false);
        Label moment = new Label();
        moment.setId("scrubber-moment");
        moment.setMinWidth(140);
        moment.getStyleClass().add(Styles.TEXT_BOLD);
        WhileShown.follow(
                this,
                () -> {
                    String words = Texts.moment(time.momentS.get(), time.zone);
                    moment.setText(words);
                    slider.setAccessibleText(Texts.text("scrubber.slider", words));
                },
                time.momentS);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                play(false);
            }
        });
        // as wide as the gutters of a plot: the slider stands below what it moves through
        HBox left = new HBox(play, step("back", "fth-skip-back", -3600));
        left.setAlignment(Pos.CENTER_RIGHT);
        HBox right = new HBox(4, step("on", "fth-skip-forward", 3600), moment);
        right.setAlignment(Pos.CENTER_LEFT);
        time.display.textPercent().subscribe(_ -> {
            double scale = time.display.textScale();
            left.setMinWidth((TimeCanvas.LEFT - THUMB) * scale);
            right.setMinWidth((TimeCanvas.RIGHT - THUMB) * scale);
        });
        getChildren().addAll(left, slider, right);
    }

    /** Whether the moment moves by itself. */
    public boolean isPlaying() {
        return playing;
    }

    private void play(boolean on) {
        playing = on;
        if (on) {
            if (time.momentS.get() >= time.endS) {
                time.goTo(time.startS);
            }
            timer.start();
        } else {
            timer.stop();
        }
        play.setGraphic(new FontIcon(on ? "fth-pause" : "fth-play"));
        String words = Texts.text(on ? "scrubber.pause" : "scrubber.play");
        play.setAccessibleText(words);
        play.setTooltip(new Tooltip(words));
    }

    private void key(KeyEvent e) {
        double byS = switch (e.getCode()) {
            case LEFT -> e.isShiftDown() ? -LONG_STEP_S : -STEP_S;
            case RIGHT -> e.isShiftDown() ? LONG_STEP_S : STEP_S;
            default -> 0;
        };
        if (byS != 0) {
            time.goTo(time.momentS.get() + byS);
            e.consume();
        } else if (e.getCode() == KeyCode.SPACE) {
            play(!playing);
            e.consume();
        }
    }

    private Button step(String name, String icon, double byS) {
        Button button = new Button("", new FontIcon(icon));
        button.setId("scrubber-" + name);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setAccessibleText(Texts.text("scrubber." + name));
        button.setTooltip(new Tooltip(Texts.text("scrubber." + name)));
        button.setOnAction(_ -> time.goTo(time.momentS.get() + byS));
        return button;
    }
}
