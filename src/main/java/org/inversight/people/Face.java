package org.inversight.people;

/** The head with its features, lit as one. */
final class Face {

    private Face() {}

    /** The head's layer; hair, glasses and what is in the way come over it. */
    static Canvas draw(Scene scene, Eyes eyes, Mouth mouth, Whiskers whiskers) {
        Canvas face = new Canvas(scene.size);
        face.fill(scene.head.outline(), scene.colours.skin, 1);
        face.lock();
        Complexion.draw(scene, face);
        Nose.draw(scene, face);
        whiskers.shadow(face);
        Complexion.lines(scene, face);
        mouth.draw(face);
        eyes.draw(face);
        Brows.draw(scene, face);
        new SkinLight(scene.head, scene.light, scene.size).apply(face);
        return face;
    }
}
