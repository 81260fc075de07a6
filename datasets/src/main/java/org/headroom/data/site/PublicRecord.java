package org.headroom.data.site;

import java.time.LocalDate;
import java.util.List;
import org.headroom.data.quantity.Sourced;
import org.jspecify.annotations.Nullable;

/**
 * What is on record about a site beside its design: figures of meters and bills that were ever published, what homes
 * use, what sources disagree on, what nobody has published, and money that was named in public. All of it is optional.
 *
 * @param electricityHomes averages of a home's electricity, kWh a year
 * @param waterHomes averages of a home's water, US gallons a day
 */
public record PublicRecord(
        List<Metered> metered,
        List<HomeUse> electricityHomes,
        List<HomeUse> waterHomes,
        List<Dispute> disputed,
        List<Unpublished> unpublished,
        Money money) {

    /** A number with the path under which the file has it. */
    public record Known(String path, Sourced sourced) {}

    /** What a published figure measures, and so which modelled one may stand beside it. */
    public enum Measure {
        /** Mains water of a mean day. */
        MAINS_MEAN,
        /** Mains water of the day that took most. */
        MAINS_DAY,
        /** Mains water of the whole period. */
        MAINS_TOTAL,
        /** Mean power at the utility's meter. */
        POWER_MEAN,
        /** All services of a mean month. */
        BILL
    }

    /**
     * A figure of a meter or a bill.
     *
     * @param from first day of the period
     * @param to day after its last
     * @param figure in gallons a day, gallons, megawatts or dollars a month, as the measure has it
     * @param bill dollars a month that the figure was worked out from, or null if it was metered itself
     * @param words what speaks against it or how it came about; empty if nothing
     */
    public record Metered(
            String name,
            String what,
            Measure measure,
            LocalDate from,
            LocalDate to,
            Known figure,
            @Nullable Known bill,
            String words) {}

    /** @param label whose average */
    public record HomeUse(String name, String label, Known figure) {}

    /** @param used what the report uses and why */
    public record Dispute(
            String name,
            String about,
            String first,
            String firstSource,
            String second,
            String secondSource,
            String used) {}

    /**
     * Something that was not found in public.
     *
     * @param holder who could publish it
     * @param words what it would change
     */
    public record Unpublished(String name, String what, String holder, String words, String source) {}

    /** Money that the owner has paid or said that it would pay. */
    public record Paid(String name, String what, Known usd) {}

    /**
     * Money named in public; null where none was.
     *
     * @param firstYearTaxUsd expected taxes of the first year
     * @param localTaxShare part of them that goes to the places nearby
     * @param localRadiusKm what nearby means
     * @param expectedBillUsd a month, all electricity
     */
    public record Money(
            @Nullable Known firstYearTaxUsd,
            @Nullable Known localTaxShare,
            @Nullable Known localRadiusKm,
            @Nullable Known expectedBillUsd,
            @Nullable Known residentWaterUsdPerKgal,
            @Nullable Known residentElectricityUsdPerKwh,
            List<Paid> paid) {
        public Money {
            paid = List.copyOf(paid);
        }
    }

    public PublicRecord {
        metered = List.copyOf(metered);
        electricityHomes = List.copyOf(electricityHomes);
        waterHomes = List.copyOf(waterHomes);
        disputed = List.copyOf(disputed);
        unpublished = List.copyOf(unpublished);
    }
}
