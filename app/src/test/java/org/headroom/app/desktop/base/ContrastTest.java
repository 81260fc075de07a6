package org.headroom.app.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast by WCAG 2.2: 4.5 for text (1.4.3), 3 for what graphics must be told by (1.4.11). */
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double GRAPHIC = 3;

    @Test
    void black_on_white_is_21_and_a_mid_grey_as_published() {
        assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21, org.assertj.core.api.Assertions.within(1e-6));
        // WebAIM's example of the lightest grey that passes on white: #767676, 4.54
        assertThat(contrast(Color.web("#767676"), Color.WHITE))
                .isEqualTo(4.54, org.assertj.core.api.Assertions.within(0.005));
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void everything_drawn_stands_out_from_its_ground(Palette p) {
        for (Color ground : new Color[] {p.background, p.weekend}) {
            assertThat(contrast(p.text, ground)).as("text").isGreaterThanOrEqualTo(TEXT);
            assertThat(contrast(p.muted, ground)).as("muted text").isGreaterThanOrEqualTo(TEXT);
            assertThat(contrast(p.over, ground)).as("words of a broken limit").isGreaterThanOrEqualTo(TEXT);
            for (Color line : p.lines) {
                assertThat(contrast(line, ground)).as("line " + line).isGreaterThanOrEqualTo(GRAPHIC);
            }
            assertThat(contrast(p.ample, ground)).as("ample").isGreaterThanOrEqualTo(GRAPHIC);
            assertThat(contrast(p.scarce, ground)).as("scarce").isGreaterThanOrEqualTo(GRAPHIC);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_themes_texts_stand_out_from_the_grounds_that_the_window_uses(boolean dark) throws Exception {
        Theme theme = dark ? new PrimerDark() : new PrimerLight();
        String css = css(theme.getUserAgentStylesheet());
        for (String ground : new String[] {"-color-bg-default", "-color-bg-subtle"}) {
            Color below = colour(css, ground, Color.TRANSPARENT);
            for (String text : new String[] {
                "-color-fg-default",
                "-color-fg-muted",
                "-color-success-fg",
                "-color-warning-fg",
                "-color-danger-fg",
                "-color-accent-fg"
            }) {
                assertThat(contrast(colour(css, text, below), below))
                        .as(text + " on " + ground + " in " + theme.getName())
                        .isGreaterThanOrEqualTo(TEXT);
            }
        }
        assertThat(contrast(
                        colour(css, "-color-fg-emphasis", Color.BLACK),
                        colour(css, "-color-accent-emphasis", Color.BLACK)))
                .as("the rail's open view in " + theme.getName())
                .isGreaterThanOrEqualTo(TEXT);
    }

    private static String css(String path) throws Exception {
        try (InputStream in = path.contains(":")
                ? URI.create(path).toURL().openStream()
                : Objects.requireNonNull(ContrastTest.class.getResourceAsStream(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Color colour(String css, String name, Color below) {
        Matcher at = Pattern.compile(Pattern.quote(name) + "\\s*:\\s*([^;]+);").matcher(css);
        assertThat(at.find()).as("the theme names " + name).isTrue();
        String value = at.group(1).strip();
        return value.startsWith("-color") ? colour(css, value, below) : Color.web(value);
    }

    /** WCAG 2.2, relative luminance and contrast ratio. */
    private static double contrast(Color a, Color b) {
        double one = luminance(a) + 0.05;
        double other = luminance(b) + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
