package org.headroom.physics.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChillerTest {
    private final ChillerPoint point = new ChillerPoint();

    /** EnergyPlus Chillers.idf curves (Modelica Buildings c4117cc, ElectricEIR.mo), evaluated independently. */
    static final List<Published> PUBLISHED = List.of(
            published("yk5170, 6.67, 20, 1.0, 1.21091, 0.90249, 1.00084, 790.79, 7.916"),
            published("yk5170, 6.67, 20, 0.25, 1.21091, 0.90249, 0.31563, 249.39, 6.275"),
            published("yk5170, 6.67, 26.11, 0.5, 1.00624, 1.00214, 0.46279, 337.41, 7.708"),
            published("yk5170, 8.89, 20, 0.75, 1.25863, 0.84746, 0.69119, 533.04, 9.155"),
            published("yk5170, 8.89, 26.11, 1.0, 1.195, 0.97021, 1.00084, 838.96, 7.363"),
            published("yk5170, 8.89, 26.11, 0.25, 1.195, 0.97021, 0.31563, 264.58, 5.837"),
            published("yk2771, 5.56, 20, 1.0, 1.0907, 0.89582, 1.00064, 396.09, 7.631"),
            published("yk2771, 5.56, 20, 0.25, 1.0907, 0.89582, 0.17624, 69.76, 10.831"),
            published("yk2771, 5.56, 23.89, 0.5, 0.99558, 0.99982, 0.35849, 144.57, 9.542"),
            published("yk2771, 8.89, 20, 0.75, 1.21072, 0.79541, 0.63329, 247.08, 10.184"),
            published("yk2771, 8.89, 23.89, 1.0, 1.12494, 0.88056, 1.00064, 401.57, 7.763"),
            published("yk2771, 8.89, 23.89, 0.25, 1.12494, 0.88056, 0.17624, 70.73, 11.019"),
            published("wsc471, 8.89, 20, 1.0, 1.23902, 0.91177, 1.0001, 90.39, 6.459"),
            published("wsc471, 8.89, 20, 0.25, 1.23902, 0.91177, 0.36687, 33.16, 4.402"),
            published("wsc471, 8.89, 26.67, 0.5, 0.99854, 1.00379, 0.5169, 41.45, 5.676"),
            published("wsc471, 10, 20, 0.75, 1.26491, 0.89508, 0.72798, 65.94, 6.78"),
            published("wsc471, 10, 26.67, 1.0, 1.08855, 1.00131, 1.0001, 87.21, 5.882"),
            published("wsc471, 10, 26.67, 0.25, 1.08855, 1.00131, 0.36687, 31.99, 4.008"),
            published("ycal101, 6.67, 23.89, 1.0, 1.06548, 0.73557, 1.0, 25.43, 4.214"),
            published("ycal101, 6.67, 23.89, 0.25, 1.06548, 0.73557, 0.25, 6.36, 4.214"),
            published("ycal101, 6.67, 35.0, 0.5, 1.04916, 1.02081, 0.5, 17.37, 3.037"),
            published("ycal101, 10, 23.89, 0.75, 1.17636, 0.69823, 0.75, 19.99, 4.44"),
            published("ycal101, 10, 35.0, 1.0, 1.11842, 0.93582, 1.0, 33.96, 3.313"),
            published("ycal101, 10, 35.0, 0.25, 1.11842, 0.93582, 0.25, 8.49, 3.313"));

    /** One evaluated point: fractions of the design, kW. */
    record Published(
            ChillerDesign design,
            double chilledOutC,
            double condenserInC,
            double partLoad,
            double capFt,
            double eirFt,
            double eirPlr,
            double powerKw,
            double cop) {}

    private static Published published(String row) {
        String[] cells = row.split(", ", -1);
        double[] n = new double[cells.length];
        for (int i = 1; i < cells.length; i++) {
            n[i] = Double.parseDouble(cells[i]);
        }
        return new Published(named(cells[0]), n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]);
    }

    static List<Published> publishedPoints() {
        return PUBLISHED;
    }

    @ParameterizedTest
    @MethodSource("publishedPoints")
    void power_and_cop_agree_with_the_published_curves(Published p) {
        ChillerDesign design = p.design();
        double capacity = design.capacityW() * p.capFt();
        new Chiller(design).at(p.partLoad() * capacity, p.chilledOutC(), p.condenserInC(), point);
        assertThat(point.capacityW / capacity).isCloseTo(1, within(1e-4));
        assertThat(point.partLoadRatio).isCloseTo(p.partLoad(), within(1e-4));
        assertThat(point.powerW / (capacity / design.cop() * p.eirFt() * p.eirPlr()))
                .isCloseTo(1, within(1e-3));
        assertThat(point.powerW / 1000 / p.powerKw()).isCloseTo(1, within(1e-3));
        assertThat(point.cop / p.cop()).isCloseTo(1, within(1e-3));
        assertThat(point.outsideFit).isFalse();
    }

    @Test
    void below_its_least_part_load_it_cycles_in_proportion() {
        Chiller chiller = new Chiller(PublishedChillers.yorkYk5170kW()); // EnergyPlus: FRAC = PLR / PLRmin below 0.15
        chiller.at(0.15 * capacity(chiller), 6.67, 26.11, point);
        double atLeast = point.powerW;
        chiller.at(0.05 * capacity(chiller), 6.67, 26.11, point);
        assertThat(point.powerW / atLeast).isCloseTo(1.0 / 3, within(1e-9));
        chiller.at(0, 6.67, 26.11, point);
        assertThat(point.powerW).isEqualTo(0);
        assertThat(point.cop).isNaN();
    }

    @Test
    void warm_chilled_water_is_marked_as_extrapolation() {
        Chiller chiller =
                new Chiller(PublishedChillers.yorkYk5170kW()); // fitted up to 8.89 C (ElectricEIR.mo TEvaLvgMax)
        chiller.at(3e6, 15, 25, point);
        assertThat(point.outsideFit).isTrue();
        assertThat(chiller.design().fittedChilledOutC(15)).isEqualTo(8.89);
    }

    @Test
    void temperatures_at_which_the_curves_give_no_capacity_are_refused() {
        Chiller chiller = new Chiller(PublishedChillers.yorkYk5170kW());
        assertThatThrownBy(() -> chiller.at(3e6, 5, 60, point)).isInstanceOf(OutOfRange.class);
    }

    private double capacity(Chiller chiller) {
        chiller.at(1, 6.67, 26.11, point);
        return point.capacityW;
    }

    private static ChillerDesign named(String name) {
        return switch (name) {
            case "yk5170" -> PublishedChillers.yorkYk5170kW();
            case "wsc471" -> PublishedChillers.mcQuayWsc471kW();
            case "yk2771" -> PublishedChillers.yorkYk2771kW();
            default -> PublishedChillers.yorkYcal101kWAirCooled();
        };
    }

    @Test
    void curves_that_give_no_cooling_or_less_than_no_power_are_refused() {
        ChillerDesign york = PublishedChillers.yorkYk5170kW();
        assertThatThrownBy(() -> with(york, york.capFt(), new double[] {-1, 0, 0}))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("eir_plr");
        double[] noCapacity = york.capFt().clone();
        noCapacity[0] = -5;
        assertThatThrownBy(() -> with(york, noCapacity, york.eirPlr()))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("cap_ft");
    }

    private static ChillerDesign with(ChillerDesign d, double[] capFt, double[] eirPlr) {
        return new ChillerDesign(
                d.capacityW(),
                d.cop(),
                capFt,
                d.eirFt(),
                eirPlr,
                d.minPartLoad(),
                d.chilledOutLowC(),
                d.chilledOutHighC(),
                d.condenserInLowC(),
                d.condenserInHighC());
    }
}
