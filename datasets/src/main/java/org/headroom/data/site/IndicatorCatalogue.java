package org.headroom.data.site;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Sourced;
import org.jspecify.annotations.Nullable;

/**
 * What the community indicators are: name, formula, what each is held against and where that comes from, and how to read it. Thresholds
 * that hold everywhere are numbers of this file with their own passports; local ones are paths of a site's file.
 */
public final class IndicatorCatalogue {
    private static final String FILE = "indicators.yaml";

    private static final String LINES = """
            schema                                          choice headroom.indicators/1    # format of this file
            numbers.pumpage_flag_percent                    number? 0 100                   # share of the city's pumping that is flagged
            numbers.recycled_target_percent                 number? 0 100                   # share of recycled water that is aimed at
            numbers.freshwater_tds_mg_per_l                 number? 0 1e6                   # dissolved solids up to which water counts as freshwater
            numbers.wue_average_l_per_kwh                   number? 0 1000                  # site water of a United States data center, an average often quoted
            numbers.drawdown_flag_m                         number? 0 1000                  # drawdown that is flagged
            numbers.regional_decline_low_m                  number? 0 100                   # decline of the aquifer a year, least of the region
            numbers.regional_decline_high_m                 number? 0 100                   # decline of the aquifer a year, most of the region
            numbers.regional_leakage_low_percent            number? 0 100                   # leakage over pumping in the region, low
            numbers.regional_leakage_high_percent           number? 0 100                   # leakage over pumping in the region, high
            numbers.station_flag_percent                    number? 0 100                   # share of a pumping station that is flagged
            numbers.pue_existing                            number? 1 10                    # PUE that German law allows older data centers from July 2030
            numbers.pue_new                                 number? 1 10                    # PUE that German law allows data centers that open from July 2026
            numbers.reuse_percent                           number? 0 100                   # reused energy that German law asks of data centers that open from July 2026
            numbers.major_source_short_ton                  number? 0 1e6                   # nitrogen oxides a year that make a source major under PSD
            numbers.title_v_short_ton                       number? 0 1e6                   # emissions of a pollutant a year that need a title V permit
            numbers.single_hap_short_ton                    number? 0 1e6                   # one hazardous air pollutant a year that makes a source major
            numbers.all_haps_short_ton                      number? 0 1e6                   # all hazardous air pollutants a year that make a source major
            numbers.no2_hour_ug_per_m3                      number? 0 1e6                   # air quality standard for nitrogen dioxide, one hour
            numbers.no2_significant_ug_per_m3               number? 0 1e6                   # what one source may add in an hour before it counts as significant
            numbers.pm25_annual_ug_per_m3                   number? 0 1e6                   # air quality standard for fine particles, a year
            numbers.pm25_significant_ug_per_m3              number? 0 1e6                   # what one source may add in a year before it counts as significant
            numbers.drift_percent                           number? 0 100                   # drift over circulating water that good eliminators allow
            numbers.risk_screening                          number? 0 1e6                   # lifetime risk below which a source is screened out, cases in a million people
            numbers.risk_upper                              number? 0 1e6                   # lifetime risk above which it is not accepted, cases in a million people
            numbers.county_share_percent                    number? 0 100                   # share of the county's nitrogen oxides that is flagged
            numbers.ldn_epa_dba                             number? 0 200                   # day-night level that EPA found protective outdoors
            numbers.ldn_hud_dba                             number? 0 200                   # day-night level above which HUD calls housing normally unacceptable
            numbers.low_frequency_db                        number? 0 200                   # C-weighted less A-weighted level that is flagged
            numbers.percentile_flag_percent                 number? 0 100                   # percentile from which a burden is flagged
            numbers.reuse_energy_low_kwh_per_m3             number? 0 100                   # electricity of water reuse plants, low
            numbers.reuse_energy_high_kwh_per_m3            number? 0 100                   # electricity of water reuse plants, high
            numbers.samples_percent                         number? 0 100                   # samples that shall meet the permit
            numbers.transparency_percent                    number? 0 100                   # indicators with fresh meter data that are aimed at
            generation.*.water_l_per_kwh                    number 0 1000                   # water that a kind of power station uses up
            indicators.*.name                               text                            # what it is called
            indicators.*.audience                           text                            # who reads it: residents council regulator
            indicators.*.formula                            text                            # how it comes about
            indicators.*.source                             text                            # where definition and threshold come from
            indicators.*.most                               text?                           # what the first figure may be at most: numbers or paths of a site, the first that is known
            indicators.*.least                              text?                           # what it has to be at least
            indicators.*.limit                              text?                           # what it is held against, in clauses parted by |, numbers in braces
            indicators.*.reading                            text                            # how to read it
            indicators.*.needed                             text                            # what is needed to give it
            """;

    private static final KeyedFile.Table TABLE = new KeyedFile.Table(LINES);

    /**
     * An indicator.
     *
     * @param id as in {@code W1}
     * @param audience who reads it, as in {@code residents}
     * @param most paths of what its first figure may be at most; the first one that is known counts
     * @param least the same of what it has to be at least
     * @param clauses what it is held against, each with the paths of its numbers in braces
     * @param needed what is needed to give it
     */
    public record Card(
            String id,
            String name,
            Set<String> audience,
            String formula,
            String source,
            List<String> most,
            List<String> least,
            List<String> clauses,
            String reading,
            String needed) {
        public Card {
            audience = Set.copyOf(audience);
            most = List.copyOf(most);
            least = List.copyOf(least);
            clauses = List.copyOf(clauses);
        }
    }

    private final KeyedFile file;
    private final List<Card> cards;

    private IndicatorCatalogue(KeyedFile file) {
        this.file = file;
        List<Card> all = new ArrayList<>();
        for (String id : file.names("indicators")) {
            String at = "indicators." + id + ".";
            all.add(new Card(
                    id.toUpperCase(Locale.ROOT),
                    file.text(at + "name"),
                    Set.copyOf(split(file.text(at + "audience"), " ")),
                    file.text(at + "formula"),
                    file.text(at + "source"),
                    split(file.textOrNull(at + "most"), " "),
                    split(file.textOrNull(at + "least"), " "),
                    split(file.textOrNull(at + "limit"), "|"),
                    file.text(at + "reading"),
                    file.text(at + "needed")));
        }
        this.cards = List.copyOf(all);
    }

    /** The one that ships with Headroom. */
    public static IndicatorCatalogue embedded() {
        try (InputStream in = IndicatorCatalogue.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return parse(FILE, YamlReader.decode(FILE, in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " cannot be read", e);
        }
    }

    /**
     * One from YAML text.
     *
     * @throws InputError for the first thing that is not right
     */
    public static IndicatorCatalogue parse(String name, String yaml) {
        return new IndicatorCatalogue(KeyedFile.parse(TABLE, name, yaml));
    }

    /** In the order of the file. */
    public List<Card> cards() {
        return cards;
    }

    /** @throws InputError if there is none of that id */
    public Card card(String id) {
        return cards.stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .orElseThrow(() -> file.error("indicators." + id, "no such indicator", ids()));
    }

    /** A number with its passport, or null. */
    public @Nullable Sourced number(String path) {
        return file.sourced(path);
    }

    /** What a number is, in words. */
    public String meaning(String path) {
        return TABLE.rules().stream()
                .filter(rule -> rule.pattern().equals(path))
                .map(Rule::meaning)
                .findFirst()
                .orElse(path);
    }

    /** Kinds of power stations whose water is known. */
    public List<String> generation() {
        return file.names("generation");
    }

    private String ids() {
        return cards.stream().map(Card::id).collect(Collectors.joining(", "));
    }

    private static List<String> split(@Nullable String text, String by) {
        return text == null
                ? List.of()
                : java.util.Arrays.stream(text.split(java.util.regex.Pattern.quote(by), -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }
}
