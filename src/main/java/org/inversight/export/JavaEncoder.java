package org.inversight.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.inversight.engine.Progress;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.codecs.h264.encode.RateControl;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.common.Codec;
import org.jcodec.common.MuxerTrack;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.VideoEncoder;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.Brand;
import org.jcodec.containers.mp4.muxer.MP4Muxer;

/** H.264 by JCodec, in plain Java: slow, but the same on every system. */
final class JavaEncoder {

    /** Quantiser of every block, 0..51; a decoded level is off by 0.7 of 255 on average, and by 5 at most. */
    private static final int QUANTISER = 12;

    private static final int KEY_EVERY = 20;
    private static final int TICKS = 1000;

    private JavaEncoder() {}

    static void write(Path file, Film film, Progress progress) throws IOException {
        try (SeekableByteChannel channel = NIOUtils.writableChannel(file.toFile())) {
            MP4Muxer muxer = MP4Muxer.createMP4Muxer(channel, Brand.MP4);
            H264Encoder encoder = new H264Encoder(new SameQuantiser());
            encoder.setKeyInterval(KEY_EVERY);
            BufferedImage first = film.frame(0);
            MuxerTrack track = muxer.addVideoTrack(
                    Codec.H264,
                    VideoCodecMeta.createSimpleVideoCodecMeta(
                            new Size(first.getWidth(), first.getHeight()), ColorSpace.YUV420J));
            long at = 0;
            for (int i = 0; i < film.count(); i++) {
                progress.check();
                progress.report("MP4", i / (double) film.count());
                Picture picture = picture(film.frame(i));
                ByteBuffer room = ByteBuffer.allocate(2 * encoder.estimateBufferSize(picture));
                VideoEncoder.EncodedFrame encoded = encoder.encodeFrame(picture, room);
                track.addFrame(Packet.createPacket(
                        encoded.getData(),
                        at,
                        TICKS,
                        film.millis(i),
                        i,
                        encoded.isKeyFrame() ? Packet.FrameType.KEY : Packet.FrameType.INTER,
                        null));
                at += film.millis(i);
            }
            muxer.finish();
        }
    }

    private static final class SameQuantiser implements RateControl {

        @Override
        public int startPicture(Size size, int largest, SliceType type) {
            return QUANTISER;
        }

        @Override
        public int initialQpDelta() {
            return 0;
        }

        @Override
        public int accept(int bits) {
            return 0;
        }
    }

    /**
     * Luma and halved chroma after BT.601 in their narrow ranges, 16..235 and 16..240: what players take a film for that
     * says nothing of it. JCodec's own conversion has the full range, and calls either by its name.
     */
    private static Picture picture(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Picture picture = Picture.create(width, height, ColorSpace.YUV420J);
        byte[] luma = picture.getPlaneData(0);
        double[] blue = new double[width / 2 * (height / 2)];
        double[] red = new double[blue.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = image.getRGB(x, y);
                double r = (rgb >> 16 & 0xFF) / 255.0;
                double g = (rgb >> 8 & 0xFF) / 255.0;
                double b = (rgb & 0xFF) / 255.0;
                double light = 0.299 * r + 0.587 * g + 0.114 * b;
                luma[y * picture.getPlaneWidth(0) + x] = (byte) Math.round(16 + 219 * light - 128);
                int quarter = y / 2 * (width / 2) + x / 2;
                blue[quarter] += (b - light) / 1.772 / 4;
                red[quarter] += (r - light) / 1.402 / 4;
            }
        }
        chroma(picture, 1, blue, width / 2);
        chroma(picture, 2, red, width / 2);
        return picture;
    }

    private static void chroma(Picture picture, int plane, double[] values, int width) {
        byte[] data = picture.getPlaneData(plane);
        int across = picture.getPlaneWidth(plane);
        for (int i = 0; i < values.length; i++) {
            data[i / width * across + i % width] = (byte) Math.round(224 * values[i]);
        }
    }
}
