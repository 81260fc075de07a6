package org.headroom.data.emissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;
import org.junit.jupiter.api.Test;

class Eia930Test {
    /** EIA FAQ 74, United States 2022: 2.30, 0.97 and 2.38 lb/kWh. */
    private static final FuelFactors EIA = new FuelFactors(
            Unit.KG_PER_MWH.toBase(1043.3), Unit.KG_PER_MWH.toBase(440), Unit.KG_PER_MWH.toBase(1079.5), 0);

    private static final String HEAD = """
            "Balancing Authority","Data Date","Hour Number","Local Time at End of Hour","UTC Time at End of Hour","Demand (MW)","Net Generation (MW)","Net Generation (MW) from Coal","Net Generation (MW) from Natural Gas","Net Generation (MW) from Nuclear","Net Generation (MW) from All Petroleum Products","Net Generation (MW) from Hydropower and Pumped Storage","Net Generation (MW) from Solar","Net Generation (MW) from Wind","Net Generation (MW) from Other Fuel Sources","Net Generation (MW) from Unknown Fuel Sources","Net Generation (MW) from Coal (Imputed)","Net Generation (MW) from Coal (Adjusted)","Region"
            """;

    private static String row(String authority, String utc, String fuels) {
        return authority + ",07/17/2025,1,07/17/2025 1:00:00 AM,\"" + utc + "\",\"25,000\",\"24,000\"," + fuels
                + ",TEN\n";
    }

    private static Eia930 parse(String text) {
        return Eia930.parse("EIA930_BALANCE_2025_Jul_Dec.csv", text, "TVA", EIA);
    }

    @Test
    void the_fuel_mix_of_an_hour_times_the_fuels_factors_is_its_carbon() {
        Eia930 read = parse(HEAD
                + row("MISO", "07/17/2025 7:00:00 PM", "1,1,1,1,1,1,1,1,1,,1")
                + row("TVA", "07/17/2025 7:00:00 PM", "\"3,000\",\"9,000\",\"8,000\",0,2000,400,100,0,,,\"3,000\""));
        // 3,000 MWh x 1.0433 + 9,000 x 0.44 = 7,089.9 t of 22,500 MWh: 315.1 kg/MWh
        assertThat(Unit.KG_PER_MWH.fromBase(read.emission().kgPerJ()[0])).isCloseTo(315.107, within(1e-3));
        // the file has the end of the hour
        assertThat(read.emission().startS())
                .isEqualTo(Instant.parse("2025-07-17T18:00:00Z").getEpochSecond());
        assertThat(read.reported()).isFalse();
    }

    @Test
    void adjusted_columns_come_before_the_reported_ones_and_pumping_counts_as_none() {
        Eia930 read = parse(HEAD + row("TVA", "07/17/2025 7:00:00 PM", "9999,0,1000,0,-1500,0,0,0,,,1000"));
        // 1,000 MWh of coal and 1,000 of nuclear
        assertThat(Unit.KG_PER_MWH.fromBase(read.emission().kgPerJ()[0])).isCloseTo(521.65, within(1e-3));
    }

    @Test
    void hours_that_are_missing_or_empty_stay_unknown() {
        Eia930 read = parse(HEAD
                + row("TVA", "07/17/2025 7:00:00 PM", "1000,0,1000,0,0,0,0,0,,,1000")
                + row("TVA", "07/17/2025 8:00:00 PM", ",,,,,,,,,,")
                + row("TVA", "07/17/2025 10:00:00 PM", "1000,0,1000,0,0,0,0,0,,,1000"));
        assertThat(read.emission().kgPerJ()).hasSize(4);
        assertThat(read.unknownHours()).isEqualTo(2);
        assertThat(read.emission().kgPerJ()[1]).isNaN();
        assertThat(read.emission().kgPerJ()[2]).isNaN();
    }

    @Test
    void carbon_that_the_file_reports_is_used() {
        Eia930 read = parse("""
                BA,UTC time,NG: COL,NG: NG,NG: NUC,NG: WAT,CO2 Emissions Generated
                TVA,2025-07-17 19:00:00,3000,9000,8000,2000,7000
                """);
        assertThat(Unit.KG_PER_MWH.fromBase(read.emission().kgPerJ()[0])).isCloseTo(7000e3 / 22_000, within(1e-6));
        assertThat(read.reported()).isTrue();
    }

    @Test
    void parts_of_solar_are_not_counted_beside_their_sum() {
        String text = """
                Balancing Authority,UTC Time at End of Hour,Net Generation (MW) from Coal,Net Generation (MW) from Solar,Net Generation (MW) from Solar with Integrated Battery Storage,Net Generation (MW) from Solar without Integrated Battery Storage
                TVA,07/17/2025 7:00:00 PM,1000,1000,400,600
                TVA,07/17/2025 8:00:00 PM,1000,,400,600
                """;
        double[] kgPerJ = parse(text).emission().kgPerJ();
        assertThat(Unit.KG_PER_MWH.fromBase(kgPerJ[0])).isCloseTo(521.65, within(1e-3));
        assertThat(kgPerJ[1]).isEqualTo(kgPerJ[0]);
    }

    @Test
    void another_authority_a_double_hour_and_a_foreign_table_are_said_in_one_line() {
        String miso = HEAD + row("MISO", "07/17/2025 7:00:00 PM", "1,1,1,1,1,1,1,1,1,,1");
        assertThatThrownBy(() -> parse(miso))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no row of TVA")
                .hasMessageContaining("one of MISO");
        String twice = HEAD
                + row("TVA", "07/17/2025 7:00:00 PM", "1,1,1,1,1,1,1,1,1,,1")
                + row("TVA", "07/17/2025 7:00:00 PM", "1,1,1,1,1,1,1,1,1,,1");
        assertThatThrownBy(() -> parse(twice)).hasMessageContaining("line 3").hasMessageContaining("each hour once");
        assertThatThrownBy(() -> parse("a,b\n1,2\n")).hasMessageContaining("EIA-930: Balancing Authority");
        assertThatThrownBy(() -> parse(HEAD + row("TVA", "noon", "1,1,1,1,1,1,1,1,1,,1")))
                .hasMessageContaining("line 2")
                .hasMessageContaining("a UTC time such as");
        assertThatThrownBy(() -> parse(HEAD + row("TVA", "07/17/2025 7:00:00 PM", "1,x,1,1,1,1,1,1,1,,1")))
                .hasMessageContaining("Net Generation (MW) from");
    }
}
