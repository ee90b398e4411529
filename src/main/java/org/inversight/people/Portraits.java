package org.inversight.people;

import org.inversight.data.Images;

/** Draws people. */
public final class Portraits {

    private Portraits() {}

    /**
     * One image; the same arguments give the same values.
     *
     * @param size of a side in pixels, 32..512
     * @return one image with three channels
     */
    public static Images draw(Identity person, Nuisance nuisance, int size) {
        if (size < 32 || size > 512) {
            throw new IllegalArgumentException(
                    "A portrait is drawn from 32 to 512 pixels wide, not %d.".formatted(size));
        }
        Scene scene = new Scene(person, nuisance, size);
        Canvas canvas = paint(scene);
        float[] pixels = Lens.expose(canvas, nuisance.camera());
        canvas.dispose();
        return new Images(1, 3, size, size, pixels);
    }

    private static Canvas paint(Scene scene) {
        Canvas image = new Canvas(scene.size);
        Hair hair = new Hair(scene);
        Eyes eyes = new Eyes(scene);
        Mouth mouth = new Mouth(scene);
        Whiskers whiskers = new Whiskers(scene, mouth);
        Bust bust = new Bust(scene);
        Backdrop.draw(scene, image);
        hair.drawBack(image);
        Canvas face = Face.draw(scene, eyes, mouth, whiskers);
        Mask head = face.mask();
        Neck.draw(scene, bust, image, head);
        Clothes.draw(scene, bust, image, head);
        for (int side = -1; side <= 1; side += 2) {
            if (!Ears.near(scene, side) && !hair.earsHidden()) {
                Ears.draw(scene, image, side);
            }
        }
        Canvas front = hair.drawFront();
        Mask cover = front.mask();
        double unit = scene.unit();
        face.shade(
                cover.blurred(unit * 0.05),
                -scene.light.x * unit * 0.07,
                unit * 0.065,
                0.4 + 0.35 * scene.light.strength,
                new Rgb(0.44, 0.34, 0.34));
        image.draw(face);
        whiskers.draw(image);
        if (hair.earsFree()) {
            image.draw(front);
        }
        for (int side = -1; side <= 1; side += 2) {
            if (Ears.near(scene, side) && !hair.earsHidden()) {
                Ears.draw(scene, image, side);
            }
        }
        if (!hair.earsFree()) {
            image.draw(front);
        }
        eyes.glint(image);
        mouth.glint(image);
        Spectacles.draw(scene, image);
        Obstacles.draw(scene, image);
        face.dispose();
        front.dispose();
        return image;
    }
}
