import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Draws the program's icon, an eye that condenses out of pixels, as PNG, ICO and ICNS: {@code java DrawIcon.java FOLDER}. */
public final class DrawIcon {

    private DrawIcon() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        for (int size : new int[] {32, 64, 128, 256}) {
            ImageIO.write(
                    draw(size),
                    "png",
                    folder.resolve("inversight-" + size + ".png").toFile());
        }
        ImageIO.write(draw(512), "png", folder.resolve("inversight.png").toFile());
        Files.write(folder.resolve("inversight.ico"), ico(png(draw(256))));
        Files.write(folder.resolve("inversight.icns"), icns(png(draw(512))));
    }

    private static BufferedImage draw(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(size / 256.0, size / 256.0);
        g.setPaint(new GradientPaint(0, 0, new Color(0x3D8BFD), 256, 256, new Color(0x7C4DFF)));
        g.fill(new RoundRectangle2D.Double(8, 8, 240, 240, 64, 64));

        SplittableRandom random = new SplittableRandom(5);
        for (int row = 0; row < 9; row++) {
            for (int column = 0; column < 5; column++) {
                double x = 34 + column * 20;
                double y = 40 + row * 20;
                double nearness = column / 4.0;
                double inEye = Math.abs(y + 8 - 128) < 20 + 44 * nearness ? 1 : 0.25;
                int alpha = (int) (255 * inEye * (0.25 + 0.55 * random.nextDouble()));
                g.setColor(new Color(255, 255, 255, alpha));
                g.fill(new RoundRectangle2D.Double(x, y, 15, 15, 4, 4));
            }
        }
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke(14, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D lids = new Path2D.Double();
        lids.moveTo(128, 62);
        lids.curveTo(172, 62, 204, 92, 224, 128);
        lids.curveTo(204, 164, 172, 194, 128, 194);
        g.draw(lids);
        g.draw(new Arc2D.Double(92, 92, 72, 72, -90, 180, Arc2D.OPEN));
        g.fill(new Ellipse2D.Double(112, 112, 32, 32));
        g.dispose();
        return image;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** One 256-pixel PNG inside an icon directory. */
    private static byte[] ico(byte[] png) {
        ByteBuffer buffer = ByteBuffer.allocate(22 + png.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putShort((short) 0).putShort((short) 1).putShort((short) 1);
        buffer.put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0);
        buffer.putShort((short) 1)
                .putShort((short) 32)
                .putInt(png.length)
                .putInt(22)
                .put(png);
        return buffer.array();
    }

    /** One 512-pixel PNG as "ic09". */
    private static byte[] icns(byte[] png) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes("icns");
        out.writeInt(16 + png.length);
        out.writeBytes("ic09");
        out.writeInt(8 + png.length);
        out.write(png);
        return bytes.toByteArray();
    }
}
