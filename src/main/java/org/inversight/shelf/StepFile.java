package org.inversight.shelf;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.inversight.data.Images;
import org.inversight.model.Json;
import org.inversight.run.Snapshot;
import org.inversight.run.SnapshotBuilder;

/**
 * A recorded step as a file: what was said of its images as JSON, and their pixels as half-precision floats, all of it
 * compressed. Panels are left out.
 */
final class StepFile {

    private StepFile() {}

    static byte[] bytes(Snapshot snapshot) throws IOException {
        Images images = snapshot.images();
        Images none = new Images(0, images.channels(), images.height(), images.width(), new float[0]);
        byte[] said = Json.line(SnapshotBuilder.builder(snapshot)
                        .images(none)
                        .panels(List.of())
                        .build())
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
            out.writeInt(said.length);
            out.write(said);
            out.writeInt(images.count());
            for (float pixel : images.pixels()) {
                out.writeShort(Float.floatToFloat16(pixel));
            }
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if it is not whole */
    static Snapshot read(Path file, long runId) throws IOException {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(Files.newInputStream(file)))) {
            byte[] said = in.readNBytes(in.readInt());
            Snapshot snapshot = Json.parse(new String(said, StandardCharsets.UTF_8), Snapshot.class);
            Images form = snapshot.images();
            float[] pixels = new float[in.readInt() * form.stride()];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = Float.float16ToFloat(in.readShort());
            }
            int count = pixels.length / form.stride();
            return SnapshotBuilder.builder(snapshot)
                    .runId(runId)
                    .images(new Images(count, form.channels(), form.height(), form.width(), pixels))
                    .build();
        } catch (RuntimeException e) {
            throw new IOException("%s is no recorded step.".formatted(file), e);
        }
    }
}
