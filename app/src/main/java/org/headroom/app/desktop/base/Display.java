package org.headroom.app.desktop.base;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How things are shown, and nothing about what they are: light or dark, SI or US units, the size of the text. */
public final class Display {
    /** Text sizes that can be chosen, percent of the usual one. */
    public static final int LEAST_TEXT = 85;

    public static final int MOST_TEXT = 160;

    /** Units of volume, temperature, pressure and the like; power and energy are the same in both: see {@link Shown}. */
    public enum Units {
        /** Cubic metres and degrees Celsius. */
        SI,
        /** US gallons and degrees Fahrenheit. */
        US
    }

    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ObjectProperty<Units> units = new SimpleObjectProperty<>(Units.US);
    private final IntegerProperty textPercent = new SimpleIntegerProperty(100);
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.LIGHT);

    public Display() {
        dark.subscribe(on -> palette.set(on ? Palette.DARK : Palette.LIGHT));
    }

    public BooleanProperty dark() {
        return dark;
    }

    /** Whoever shows a number follows this. */
    public ObjectProperty<Units> units() {
        return units;
    }

    /** Size of all text, percent of the usual one. */
    public IntegerProperty textPercent() {
        return textPercent;
    }

    /** Size of all text as a factor; what is drawn grows with it. */
    public double textScale() {
        return Math.clamp(textPercent.get(), LEAST_TEXT, MOST_TEXT) / 100.0;
    }

    /** The colours of everything that is drawn; follows {@link #dark()}. */
    public ObjectProperty<Palette> palette() {
        return palette;
    }
}
