package org.headroom.data.telemetry;

/**
 * DCGM's values for "nothing": BLANK, NOT_FOUND, NOT_SUPPORTED and NOT_PERMISSIONED are a base plus 0, 1, 2 and 3, the
 * base being 0x7ffffff0 for 32-bit integers, 2^47 for doubles and 0x7ffffffffffffff0 for 64-bit integers; up to base + 15
 * is reserved. As a double the last is 2^63 for all of them: dcgm-exporter's 9223372036854775794 reads 9.223372036854776e18.
 *
 * <p>Source: NVIDIA DCGM, {@code dcgm_structs.h}, DCGM_INT32_BLANK, DCGM_FP64_BLANK, DCGM_INT64_BLANK and their neighbours.
 */
public final class Sentinels {
    public static final long INT32_BLANK = 0x7ffffff0L;
    public static final long INT64_BLANK = 0x7ffffffffffffff0L;
    public static final double FP64_BLANK = 140_737_488_355_328.0;

    /** 64-bit NOT_SUPPORTED, the one that is seen most: 9223372036854775794. */
    public static final long INT64_NOT_SUPPORTED = INT64_BLANK + 2;

    private static final int RESERVED = 15;

    private Sentinels() {}

    /** True for a reading, never for a large whole number that happens to lie between. */
    public static boolean is(double value) {
        return value >= INT32_BLANK
                && (value == (double) INT64_BLANK
                        || (value == Math.rint(value)
                                && (value <= INT32_BLANK + RESERVED
                                        || (value >= FP64_BLANK && value <= FP64_BLANK + RESERVED))));
    }
}
