package org.inversight.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** How a camera was held: the EXIF field {@code Orientation}, 1 to 8, of JPEG, PNG, WebP and TIFF files. */
final class Orientation {

    static final int UPRIGHT = 1;

    private static final int FIELD = 0x0112;
    private static final int ENTRY = 12;

    private Orientation() {}

    /**
     * @param file the bytes of an image file
     * @return {@link #UPRIGHT} where the file says nothing, or nothing that makes sense
     */
    static int of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        try {
            int found = switch (bytes.getInt(0)) {
                case 0x89504E47 -> ofPng(bytes);
                case 0x52494646 -> ofWebp(bytes);
                case 0x49492A00, 0x4D4D002A -> ofTiff(bytes, 0);
                default -> (bytes.getShort(0) & 0xFFFF) == 0xFFD8 ? ofJpeg(bytes) : UPRIGHT;
            };
            return found >= 1 && found <= 8 ? found : UPRIGHT;
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    /** In the first segment APP1 that begins with {@code Exif}; segments end where scans begin. */
    private static int ofJpeg(ByteBuffer bytes) {
        int at = 2;
        while ((bytes.get(at) & 0xFF) == 0xFF && (bytes.get(at + 1) & 0xFF) != 0xDA) {
            if ((bytes.get(at + 1) & 0xFF) == 0xE1 && named(bytes, at + 4, "Exif")) {
                return ofTiff(bytes, at + 10);
            }
            at += 2 + (bytes.getShort(at + 2) & 0xFFFF);
        }
        return UPRIGHT;
    }

    private static int ofPng(ByteBuffer bytes) {
        long at = 8;
        while (!named(bytes, (int) at + 4, "eXIf")) {
            at += 12 + (bytes.getInt((int) at) & 0xFFFFFFFFL);
            if (at > bytes.capacity()) {
                return UPRIGHT;
            }
        }
        return ofTiff(bytes, (int) at + 8);
    }

    private static int ofWebp(ByteBuffer bytes) {
        ByteBuffer little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long at = 12;
        while (!named(bytes, (int) at, "EXIF")) {
            long length = little.getInt((int) at + 4) & 0xFFFFFFFFL;
            at += 8 + length + length % 2;
            if (at > bytes.capacity()) {
                return UPRIGHT;
            }
        }
        int data = (int) at + 8;
        return ofTiff(bytes, named(bytes, data, "Exif") ? data + 6 : data);
    }

    /** In the first directory of a TIFF structure that begins here. */
    private static int ofTiff(ByteBuffer bytes, int start) {
        ByteBuffer tiff = bytes.slice(start, bytes.capacity() - start);
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if ((tiff.getShort(entry) & 0xFFFF) == FIELD) {
                return tiff.getShort(entry + 8);
            }
        }
        return UPRIGHT;
    }

    private static boolean named(ByteBuffer bytes, int at, String name) {
        byte[] four = new byte[4];
        bytes.get(at, four);
        return name.equals(new String(four, StandardCharsets.US_ASCII));
    }

    /** One image as it is to be looked at. */
    static Images upright(Images image, int orientation) {
        if (orientation == UPRIGHT) {
            return image;
        }
        boolean turned = orientation >= 5;
        int height = turned ? image.width() : image.height();
        int width = turned ? image.height() : image.width();
        int plane = height * width;
        float[] out = new float[image.pixels().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = source(orientation, y, x, image.height(), image.width());
                for (int c = 0; c < image.channels(); c++) {
                    out[c * plane + y * width + x] = image.pixels()[c * plane + from];
                }
            }
        }
        return new Images(1, image.channels(), height, width, out);
    }

    /** Where the pixel (y, x) of the upright image lies in the stored one. */
    private static int source(int orientation, int y, int x, int height, int width) {
        int bottom = height - 1;
        int right = width - 1;
        return switch (orientation) {
            case 2 -> y * width + right - x;
            case 3 -> (bottom - y) * width + right - x;
            case 4 -> (bottom - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> (bottom - x) * width + y;
            case 7 -> (bottom - x) * width + right - y;
            case 8 -> x * width + right - y;
            default -> y * width + x;
        };
    }
}
