package org.headroom.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkCodecTest {
    private final ChunkCodec codec = new ChunkCodec();

    @AfterEach
    void free() {
        codec.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 4095, 4096})
    void any_bit_pattern_comes_back(int count) {
        Random random = new Random(count);
        float[] samples = new float[Chunk.SIZE];
        for (int i = 0; i < count; i++) {
            samples[i] = Float.intBitsToFloat(random.nextInt());
        }
        float[] back = new float[Chunk.SIZE];
        codec.decode(codec.encode(samples, count), count, back);
        assertThat(Arrays.copyOf(back, count)).isEqualTo(Arrays.copyOf(samples, count));
    }

    @Test
    void nan_infinity_and_negative_zero_come_back() {
        float[] samples = {Float.NaN, Float.POSITIVE_INFINITY, -0f, Float.MIN_VALUE, -Float.MAX_VALUE, Float.NaN};
        float[] back = new float[samples.length];
        codec.decode(codec.encode(samples, samples.length), samples.length, back);
        assertThat(back).isEqualTo(samples);
    }

    @Test
    void damaged_bytes_are_refused() {
        byte[] coded = codec.encode(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 8);
        float[] back = new float[Chunk.SIZE];
        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(coded, coded.length / 2), 8, back))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged chunk");
        assertThatThrownBy(() -> codec.decode(new byte[] {-1, -1, -1}, 8, back))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged chunk");
    }

    @Test
    void a_buffer_hands_on_full_chunks_and_the_rest_at_the_end() {
        List<Chunk> chunks = new ArrayList<>();
        SeriesBuffer buffer = new SeriesBuffer(codec, chunks::add);
        for (int i = 0; i < 10_000; i++) {
            buffer.append(i);
        }
        buffer.finish();
        assertThat(buffer.count()).isEqualTo(10_000);
        assertThat(chunks).extracting(Chunk::ordinal).containsExactly(0, 1, 2);
        assertThat(chunks).extracting(Chunk::count).containsExactly(4096, 4096, 1808);
        float[] last = new float[Chunk.SIZE];
        codec.decode(chunks.get(2).coded(), 1808, last);
        assertThat(last[1807]).isEqualTo(9_999f);
    }

    @Test
    void a_day_of_seconds_of_a_smooth_and_noisy_power_takes_less_than_three_bytes_a_sample() {
        // house.md: 14 MB for 60 series of 86,400 samples, that is 2.8 bytes a sample
        Random random = new Random(1);
        long[] bytes = {0};
        SeriesBuffer buffer = new SeriesBuffer(codec, chunk -> bytes[0] += chunk.coded().length);
        for (int s = 0; s < 86_400; s++) {
            buffer.append(120 + 15 * Math.sin(2 * Math.PI * s / 86_400) + 0.05 * random.nextGaussian());
        }
        buffer.finish();
        assertThat(bytes[0] / 86_400.0).isLessThan(3.0);
    }
}
