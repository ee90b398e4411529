package org.inversight.people;

import org.inversight.data.Images;

/** Draws people. */
public final class Portraits {

    private Portraits() {}

    /**
     * One picture; the same arguments give the same values.
     *
     * @param size of a side in pixels, 32..512
     * @return one picture with three channels
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
        Canvas picture = new Canvas(scene.size);
        Hair hair = new Hair(scene);
        Eyes eyes = new Eyes(scene);
        Mouth mouth = new Mouth(scene);
        Whiskers whiskers = new Whiskers(scene, mouth);
        Bust bust = new Bust(scene);
        Backdrop.draw(scene, picture);
        hair.drawBack(picture);
        Canvas face = Face.draw(scene, eyes, mouth, whiskers);
        Mask head = face.mask();
        Neck.draw(scene, bust, picture, head);
        Clothes.draw(scene, bust, picture, head);
        for (int side = -1; side <= 1; side += 2) {
            if (!Ears.near(scene, side) && !hair.earsHidden()) {
                Ears.draw(scene, picture, side);
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
        picture.draw(face);
        whiskers.draw(picture);
        if (hair.earsFree()) {
            picture.draw(front);
        }
        for (int side = -1; side <= 1; side += 2) {
            if (Ears.near(scene, side) && !hair.earsHidden()) {
                Ears.draw(scene, picture, side);
            }
        }
        if (!hair.earsFree()) {
            picture.draw(front);
        }
        eyes.glint(picture);
        mouth.glint(picture);
        Spectacles.draw(scene, picture);
        Obstacles.draw(scene, picture);
        face.dispose();
        front.dispose();
        return picture;
    }
}
