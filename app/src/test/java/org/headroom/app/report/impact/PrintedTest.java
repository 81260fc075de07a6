package org.headroom.app.report.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.headroom.app.report.impact.Span.Form;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.junit.jupiter.api.Test;

class PrintedTest {
    private static Quantity q(double value, Unit unit, Confidence confidence) {
        return new Quantity("x", "x", value, value * 0.9, value * 1.1, unit, "", List.of(), "", confidence);
    }

    private static String text(double value, Unit unit, Form form) {
        return Printed.text(Printed.of(q(value, unit, Confidence.ESTIMATE), form));
    }

    @Test
    void modelled_numbers_have_four_figures_and_both_systems() {
        assertThat(text(1_093_309.2, Unit.GAL_PER_DAY, Form.FULL)).isEqualTo("1,093,000 US gal/day (4,139 m³/day)");
        assertThat(text(143.267, Unit.MW, Form.FULL)).isEqualTo("143.3 MW");
        assertThat(text(34.27, Unit.C, Form.FULL)).isEqualTo("34.3 °C (93.7 °F)");
        assertThat(text(78.91, Unit.SHORT_TON, Form.FULL)).isEqualTo("78.91 short tons (71.59 t)");
        assertThat(text(-81_234_567.8, Unit.USD, Form.FULL)).isEqualTo("−$81,230,000");
        assertThat(text(64.123, Unit.USD_PER_MWH, Form.FULL)).isEqualTo("$64.12 per MWh");
        assertThat(text(9.4123, Unit.PERCENT, Form.FULL)).isEqualTo("9.41 %");
        assertThat(text(0, Unit.GAL, Form.FULL)).isEqualTo("0 US gal (0 m³)");
    }

    @Test
    void published_numbers_are_written_as_published() {
        assertThat(Printed.text(Printed.of(q(812_502, Unit.GAL, Confidence.PRESS), Form.FULL)))
                .isEqualTo("812,502 US gal (3,076 m³)");
    }

    @Test
    void plain_text_has_two_figures_and_words() {
        assertThat(text(1_093_309.2, Unit.GAL_PER_DAY, Form.PLAIN))
                .isEqualTo("1.1 million gallons a day (4,100 m³/day)");
        assertThat(text(150, Unit.MW, Form.PLAIN)).isEqualTo("150 megawatts");
        assertThat(text(104_231, Unit.COUNT, Form.PLAIN)).isEqualTo("100,000");
        assertThat(text(1_163_442, Unit.MWH, Form.PLAIN)).isEqualTo("1.2 million megawatt-hours");
        assertThat(text(1_634, Unit.T, Form.PLAIN)).isEqualTo("1,800 US tons (1,600 metric tons)");
        assertThat(text(Double.NaN, Unit.T, Form.PLAIN)).isEqualTo("not known");
    }

    @Test
    void a_range_stands_beside_its_value() {
        assertThat(text(5.077, Unit.PERCENT, Form.RANGE)).isEqualTo("5.08 % (10–90 %: 4.57 to 5.58)");
        assertThat(text(Double.NaN, Unit.PERCENT, Form.RANGE)).isEqualTo("–");
    }

    @Test
    void a_range_says_what_it_means() {
        Quantity q = q(5.077, Unit.PERCENT, Confidence.ESTIMATE);
        assertThat(q.range()).isEqualTo(Quantity.Range.LIKELY_10_90);
        assertThat(Printed.text(Printed.of(q.meaning(Quantity.Range.STATED), Form.RANGE)))
                .isEqualTo("5.08 % (stated range: 4.57 to 5.58)");
        assertThat(Printed.text(Printed.of(q.meaning(Quantity.Range.FACTOR_TWO), Form.RANGE)))
                .isEqualTo("5.08 % (factor of two: 4.57 to 5.58)");
        assertThat(Printed.text(Printed.of(q.meaning(Quantity.Range.JOINED), Form.RANGE)))
                .isEqualTo("5.08 % (joined range: 4.57 to 5.58)");
    }

    /** Whatever the number, what is printed is the number at its printed precision, and close to it. */
    @Test
    void every_printed_number_reads_back() {
        Random random = new Random(9);
        List<Unit> units = List.of(Unit.values());
        List<Confidence> confidences = List.of(Confidence.values());
        for (int i = 0; i < 20_000; i++) {
            Unit unit = units.get(random.nextInt(units.size()));
            Confidence confidence = confidences.get(random.nextInt(confidences.size()));
            double value = (random.nextBoolean() ? 1 : -1) * Math.pow(10, random.nextDouble(-9, 15));
            Quantity q = q(i % 7 == 0 ? Math.rint(value) : value, unit, confidence);
            for (Form form : Form.values()) {
                for (Printed.Piece piece : Printed.of(q, form)) {
                    if (piece instanceof Printed.Num n) {
                        double read = Printed.read(n.text());
                        assertThat(read).isEqualTo(Printed.expected(n.value(), n.scale(), n.decimals()));
                        // Degrees in plain text are whole.
                        boolean degrees = n.unit().equals("c") || n.unit().equals("f");
                        double most = Math.max(Math.abs(n.value()) * 0.06, degrees ? 0.5000001 : 0.0500001);
                        assertThat(read * n.scale()).as(n.toString()).isCloseTo(n.value(), within(most));
                    }
                }
            }
        }
    }

    /** Two ways round give the same number: published factors of NIST Handbook 44, appendix C. */
    @Test
    void both_systems_agree() {
        assertThat(Systems.of(Unit.GAL).converted(1)).isCloseTo(3.785411784e-3, within(1e-15));
        assertThat(Systems.of(Unit.SHORT_TON).converted(1)).isCloseTo(0.90718474, within(1e-12));
        assertThat(Systems.of(Unit.M).converted(0.3048)).isCloseTo(1, within(1e-12));
        assertThat(Systems.of(Unit.KM).converted(1.609344)).isCloseTo(1, within(1e-12));
        assertThat(Systems.of(Unit.C).converted(100)).isCloseTo(212, within(1e-12));
        assertThat(Systems.of(Unit.LB_PER_H).converted(1)).isCloseTo(0.45359237, within(1e-12));
        assertThat(Systems.of(Unit.USD_PER_KGAL).converted(3.785411784)).isCloseTo(1, within(1e-12));
    }
}
