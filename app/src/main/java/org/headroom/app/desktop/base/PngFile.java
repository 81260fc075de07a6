package org.headroom.app.desktop.base;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import org.headroom.app.scenario.WholeFile;

/**
 * Pictures as PNG (W3C, Portable Network Graphics, 2003): with a palette of 256 colours where that is enough, else in
 * true colour with each row as its difference from the row above. Transparency is drawn on white. A small file takes a
 * palette always: see {@link FewColours}.
 */
public final class PngFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int COLOURS = 256;

    private PngFile() {}

    /**
     * Writes a picture under a temporary name first, so that a file of this name is always a whole one.
     *
     * @throws IOException if it cannot be written; nothing is left behind then
     */
    public static void write(Image image, Path file) throws IOException {
        write(bytes(image), file);
    }

    /** As {@link #write(Image, Path)}, but never in more than 256 colours: a third of the size, and hardly to be told. */
    public static void writeSmall(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] rgb = FewColours.of(pixels(image.getPixelReader(), width, height), COLOURS);
        write(bytes(rgb, width, height), file);
    }

    private static void write(byte[] bytes, Path file) throws IOException {
        try {
            WholeFile.write(file, bytes);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + WholeFile.reason(e), e);
        }
    }

    /** The file's content. */
    public static byte[] bytes(Image image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        return bytes(pixels(image.getPixelReader(), width, height), width, height);
    }

    private static byte[] bytes(int[] rgb, int width, int height) throws IOException {
        Map<Integer, Integer> palette = palette(rgb);
        boolean indexed = palette.size() <= COLOURS;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(SIGNATURE);
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) (indexed ? 3 : 2))
                        .array());
        if (indexed) {
            ByteBuffer colours = ByteBuffer.allocate(3 * palette.size());
            palette.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .forEach(e -> colours.put((byte) (e.getKey() >> 16))
                            .put((byte) (e.getKey() >> 8))
                            .put((byte) (int) e.getKey()));
            chunk(out, "PLTE", colours.array());
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream rows = new DeflaterOutputStream(packed, deflater)) {
            for (int y = 0; y < height; y++) {
                rows.write(indexed ? row(rgb, width, y, palette) : row(rgb, width, y));
            }
        } finally {
            deflater.end();
        }
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static int[] pixels(PixelReader from, int width, int height) {
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int argb = from.getArgb(x, y);
                int alpha = argb >>> 24;
                rgb[y * width + x] = alpha == 255 ? argb & 0xFFFFFF : onWhite(argb, alpha);
            }
        }
        return rgb;
    }

    private static int onWhite(int argb, int alpha) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            mixed |= ((((argb >> shift) & 0xFF) * alpha + 255 * (255 - alpha)) / 255) << shift;
        }
        return mixed;
    }

    /** Each colour's number in the order of appearance; more than 256 if there are too many. */
    private static Map<Integer, Integer> palette(int[] rgb) {
        Map<Integer, Integer> palette = new HashMap<>();
        int before = -1;
        for (int colour : rgb) {
            if (colour != before) {
                palette.putIfAbsent(colour, palette.size());
                before = colour;
                if (palette.size() > COLOURS) {
                    return palette;
                }
            }
        }
        return palette;
    }

    private static byte[] row(int[] rgb, int width, int y, Map<Integer, Integer> palette) {
        byte[] row = new byte[1 + width];
        for (int x = 0; x < width; x++) {
            row[1 + x] = Objects.requireNonNull(palette.get(rgb[y * width + x])).byteValue();
        }
        return row;
    }

    private static byte[] row(int[] rgb, int width, int y) {
        byte[] row = new byte[1 + 3 * width];
        row[0] = 2; // the filter "up"
        for (int x = 0; x < width; x++) {
            int here = rgb[y * width + x];
            int above = y == 0 ? 0 : rgb[(y - 1) * width + x];
            row[1 + 3 * x] = (byte) ((here >> 16) - (above >> 16));
            row[2 + 3 * x] = (byte) ((here >> 8) - (above >> 8));
            row[3 + 3 * x] = (byte) (here - above);
        }
        return row;
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) throws IOException {
        byte[] typed = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 crc = new CRC32();
        crc.update(typed);
        out.write(ByteBuffer.allocate(4).putInt(content.length).array());
        out.write(typed);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
