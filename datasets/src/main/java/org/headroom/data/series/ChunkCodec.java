package org.headroom.data.series;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Codes samples compactly: float32, the difference of each bit pattern to the one before, the four bytes of all samples
 * side by side, deflate level 1. Lossless on float32, so a value comes back within 6e-8 relative; every NaN comes back
 * as NaN. One thread at a time; {@link #close} frees native memory.
 */
public final class ChunkCodec implements AutoCloseable {
    private static final int BYTES = Float.BYTES * Chunk.SIZE;

    private final Deflater deflater = new Deflater(1, true);
    private final Inflater inflater = new Inflater(true);
    private final byte[] planes = new byte[BYTES];
    private final byte[] coded = new byte[BYTES + 64];

    /** Codes the first {@code count} samples; returns exactly as many bytes as needed. */
    public byte[] encode(float[] samples, int count) {
        int before = 0;
        for (int i = 0; i < count; i++) {
            int bits = Float.floatToIntBits(samples[i]);
            int delta = bits - before;
            before = bits;
            planes[i] = (byte) delta;
            planes[count + i] = (byte) (delta >>> 8);
            planes[2 * count + i] = (byte) (delta >>> 16);
            planes[3 * count + i] = (byte) (delta >>> 24);
        }
        deflater.reset();
        deflater.setInput(planes, 0, Float.BYTES * count);
        deflater.finish();
        int length = deflater.deflate(coded);
        if (!deflater.finished()) {
            throw new IllegalStateException("a chunk grew beyond its buffer when coded");
        }
        return Arrays.copyOf(coded, length);
    }

    /**
     * Decodes into the first {@code count} places of {@code into}.
     *
     * @throws IllegalArgumentException if the bytes are not such a chunk
     */
    public void decode(byte[] bytes, int count, float[] into) {
        inflater.reset();
        inflater.setInput(bytes);
        int length;
        try {
            length = inflater.inflate(planes, 0, Float.BYTES * count);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("damaged chunk: " + e.getMessage(), e);
        }
        if (length != Float.BYTES * count) {
            throw new IllegalArgumentException("damaged chunk: " + length + " bytes for " + count + " samples");
        }
        int bits = 0;
        for (int i = 0; i < count; i++) {
            bits += (planes[i] & 0xff)
                    | (planes[count + i] & 0xff) << 8
                    | (planes[2 * count + i] & 0xff) << 16
                    | planes[3 * count + i] << 24;
            into[i] = Float.intBitsToFloat(bits);
        }
    }

    @Override
    public void close() {
        deflater.end();
        inflater.end();
    }
}
