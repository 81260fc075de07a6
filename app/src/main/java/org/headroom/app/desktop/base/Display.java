package org.headroom.app.desktop.base;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How things are shown, and nothing about what they are: light or dark, SI or US units. */
public final class Display {
    /** Units of volume and temperature; power and energy are the same in both. */
    public enum Units {
        /** Cubic metres and degrees Celsius. */
        SI,
        /** US gallons and degrees Fahrenheit. */
        US
    }

    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ObjectProperty<Units> units = new SimpleObjectProperty<>(Units.US);
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.LIGHT);

    public Display() {
        dark.subscribe(on -> palette.set(on ? Palette.DARK : Palette.LIGHT));
    }

    public BooleanProperty dark() {
        return dark;
    }

    public ObjectProperty<Units> units() {
        return units;
    }

    /** The colours of everything that is drawn; follows {@link #dark()}. */
    public ObjectProperty<Palette> palette() {
        return palette;
    }
}
