package org.headroom.data.series;

/**
 * A series being written: takes samples one by one and hands on chunks, so memory does not grow with its length.
 * {@link #append} allocates only when a chunk is full. One thread at a time.
 */
public final class SeriesBuffer {
    private final ChunkCodec codec;
    private final ChunkSink sink;
    private final float[] samples = new float[Chunk.SIZE];
    private int held;
    private int ordinal;
    private long flushed;

    /** @param codec may be shared by all series that one thread writes */
    public SeriesBuffer(ChunkCodec codec, ChunkSink sink) {
        this.codec = codec;
        this.sink = sink;
    }

    public void append(double value) {
        samples[held++] = (float) value;
        if (held == Chunk.SIZE) {
            flush();
        }
    }

    /** Samples appended so far. */
    public long count() {
        return flushed + held;
    }

    /** Hands on the last, shorter chunk. Nothing may be appended after it. */
    public void finish() {
        if (held > 0) {
            flush();
        }
    }

    private void flush() {
        sink.accept(new Chunk(ordinal, held, codec.encode(samples, held)));
        ordinal++;
        flushed += held;
        held = 0;
    }
}
