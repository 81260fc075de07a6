package org.headroom.app.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.SiteEvent;
import org.headroom.physics.basis.Constants;

/** How the page writes numbers, units and times; US and SI side by side. */
final class Words {
    private static final double M3_PER_GAL = Constants.LITRES_PER_US_GALLON / 1000;
    private static final double KG_PER_SHORT_TON = 907.18474;

    private Words() {}

    /** With thousands separators; unknown is a dash. */
    static String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        boolean zero = text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return zero ? text.substring(1) : text.replace('-', '−');
    }

    /** A value with its unit, and in the other system of units where that differs. */
    static String quantity(double value, Unit unit) {
        return switch (unit) {
            case MW, MVA -> number(value, 1) + " " + unit.label();
            case GAL, GAL_PER_DAY -> {
                String per = unit == Unit.GAL_PER_DAY ? "/day" : "";
                yield number(value, 0) + " US gal" + per + " ("
                        + number(value * M3_PER_GAL, Math.abs(value * M3_PER_GAL) < 10 ? 1 : 0) + " m³" + per + ")";
            }
            case C -> number(value, 1) + " °C (" + number(value * 1.8 + 32, 1) + " °F)";
            case T -> number(value, 0) + " t (" + number(value * 1000 / KG_PER_SHORT_TON, 0) + " short tons)";
            case USD -> (value < 0 ? "−$" : "$") + number(Math.abs(value), 0);
            case MWH -> number(value, 0) + " MWh";
            case L_PER_KWH ->
                number(value, 2) + " L/kWh (" + number(value / Constants.LITRES_PER_US_GALLON, 2) + " US gal/kWh)";
            case H -> number(value, 1) + " h";
            case PERCENT -> number(value, 1) + " %";
            case COUNT -> number(value, 0);
            case ONE -> number(value, 3);
            default -> number(value, 2) + " " + unit.label();
        };
    }

    /** A difference of two values: degrees have no offset. */
    static String difference(double value, Unit unit) {
        return unit == Unit.C ? number(value, 1) + " °C (" + number(value * 1.8, 1) + " °F)" : quantity(value, unit);
    }

    static String dateTime(long epochS, ZoneId zone) {
        return format("EEE d MMM HH:mm", epochS, zone);
    }

    static String fullDateTime(long epochS, ZoneId zone) {
        return format("EEE d MMM yyyy HH:mm zzz", epochS, zone);
    }

    static String format(String pattern, long epochS, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US)
                .format(Instant.ofEpochSecond(epochS).atZone(zone));
    }

    /** From one time to another, without saying the day twice. */
    static String span(long fromS, long toS, ZoneId zone) {
        boolean oneDay = format("yyyyMMdd", fromS, zone).equals(format("yyyyMMdd", toS - 1, zone));
        if (oneDay && toS - fromS < 86400 - 3600 * 2) {
            return dateTime(fromS, zone) + "–" + format("HH:mm", toS, zone);
        }
        return dateTime(fromS, zone) + " – " + dateTime(toS, zone);
    }

    static String limit(String id) {
        return switch (id) {
            case "site_power_mw" -> "Site power at the utility's meter";
            case "transformer_mva" -> "Main transformers";
            case "transformer_n1_mva" -> "Main transformers with one out (for information)";
            case "transformer_hot_spot_c" -> "Hot spot of the main transformers";
            case "voltage_deviation_percent" -> "Voltage deviation on the site";
            case "branch_loading_percent" -> "Most loaded cable or transformer";
            case "gpus_count" -> "GPUs";
            case "potable_gal_per_day" -> "Mains water a day";
            case "recycled_gal_per_day" -> "Recycled water a day";
            case "sewer_gal_per_day" -> "Discharge to the sewer a day";
            case "sewer_temperature_c" -> "Temperature of the discharge";
            case "sewer_ph_least", "sewer_ph_most" -> "pH of the discharge";
            case "sewer_tds_mg_per_l" -> "Dissolved solids in a day's discharge";
            case "sewer_ammonia_n_mg_per_l" -> "Ammonia nitrogen in a day's discharge";
            case "sewer_nitrogen_mg_per_l" -> "Nitrogen in a day's discharge";
            case "sewer_phosphorus_mg_per_l" -> "Phosphorus in a day's discharge";
            case "sewer_bod_mg_per_l" -> "Biochemical oxygen demand of a day's discharge";
            case "sewer_cod_mg_per_l" -> "Chemical oxygen demand of a day's discharge";
            case "sewer_tss_mg_per_l" -> "Suspended solids in a day's discharge";
            case "cold_water_c" -> "Tower cold water";
            case "gpu_c" -> "Hottest GPU";
            case "servers_off_count" -> "Servers shut down by heat";
            default -> id;
        };
    }

    static String kind(SiteEvent.Kind kind) {
        return switch (kind) {
            case UTILITY_CALL -> "Utility call";
            case WATER_REQUEST -> "City request to use less water";
            case SEWER_REQUEST -> "Request to discharge less";
            case TRANSFORMER_OUTAGE -> "Main transformer out of service";
            case EQUIPMENT_FAULT -> "Cooling equipment out of service";
            case RECYCLING_OUTAGE -> "Recycling plant out of service";
            case STORM_FLOW -> "Storm flow at the treatment works";
            case FEED_COLD -> "Cold feed of the recycling plant";
            case POWER_CUT -> "Power cut at the recycling plant";
        };
    }

    static String work(org.headroom.data.jobs.Work work) {
        return switch (work) {
            case PRETRAIN -> "Pre-training";
            case FINETUNE -> "Fine-tuning";
            case REINFORCEMENT -> "Reinforcement learning";
            case EVALUATION -> "Evaluation";
            case INFERENCE -> "Inference";
            case OTHER -> "Other";
        };
    }
}
