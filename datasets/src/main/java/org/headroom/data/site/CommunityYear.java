package org.headroom.data.site;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report on the neighbourhood varies: promises that a reader can switch, hard days, and how far years differ.
 *
 * @param offOnCall share of the servers that is switched off while the utility calls
 * @param weatherSdK standard deviation of a year's mean temperature from year to year, K
 * @param workFactor on the work of the year
 * @param workLow its lowest
 * @param workHigh its highest
 */
public record CommunityYear(
        double offOnCall,
        double weatherSdK,
        double workFactor,
        double workLow,
        double workHigh,
        List<Promise> promises,
        List<HardDays> events) {
    public CommunityYear {
        promises = List.copyOf(promises);
        events = List.copyOf(events);
    }

    /**
     * Something promised.
     *
     * @param needs path of a number that must be above 0 for it to mean anything; null: none
     * @param changes paths and values with it kept; dates may be written as {@code {first}}
     */
    public record Promise(
            String id,
            String title,
            String words,
            String promised,
            @Nullable String needs,
            Map<String, String> changes) {
        /** The changes in a year that begins on a day. */
        public Map<String, String> changesFrom(LocalDate first) {
            return filled(changes, Map.of("{first}", first.toString()));
        }
    }

    /**
     * Days that the year does not show.
     *
     * @param year calendar year; null: that of the report
     * @param usual what the same days have without it
     * @param changes what makes them; dates may be written as {@code {from}} and {@code {to}}
     */
    public record HardDays(
            String id,
            String title,
            String words,
            String source,
            @Nullable Integer year,
            MonthDay starts,
            int days,
            Map<String, String> usual,
            Map<String, String> changes) {
        public Map<String, String> usualFrom(LocalDate from) {
            return filled(usual, dates(from));
        }

        public Map<String, String> changesFrom(LocalDate from) {
            return filled(changes, dates(from));
        }

        private Map<String, String> dates(LocalDate from) {
            return Map.of("{from}", from.toString(), "{to}", from.plusDays(days).toString());
        }
    }

    private static Map<String, String> filled(Map<String, String> changes, Map<String, String> dates) {
        Map<String, String> filled = new LinkedHashMap<>();
        changes.forEach((path, text) -> {
            String value = text;
            for (Map.Entry<String, String> date : dates.entrySet()) {
                value = value.replace(date.getKey(), date.getValue());
            }
            filled.put(path, value);
        });
        return filled;
    }
}
