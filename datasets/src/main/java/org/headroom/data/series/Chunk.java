package org.headroom.data.series;

/**
 * Up to {@link #SIZE} consecutive samples of a series, coded by {@link ChunkCodec}.
 *
 * @param ordinal place in the series: its first sample is sample {@code ordinal * SIZE}
 * @param count samples in it: SIZE, or fewer in the last chunk
 * @param coded the bytes
 */
public record Chunk(int ordinal, int count, byte[] coded) {
    /** Samples in a full chunk. */
    public static final int SIZE = 4096;

    public Chunk {
        if (ordinal < 0 || count < 1 || count > SIZE) {
            throw new IllegalArgumentException("a chunk holds 1 to " + SIZE + " samples, not " + count);
        }
    }
}
