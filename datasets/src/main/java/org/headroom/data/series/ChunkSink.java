package org.headroom.data.series;

/** Where finished chunks go: the store, or memory. Chunks of a series come in order. */
@FunctionalInterface
public interface ChunkSink {
    void accept(Chunk chunk);
}
