package org.inversight.people;

import java.util.ArrayList;
import java.util.List;

/** The features of a face as bumps and hollows on the skull, towards the viewer. */
final class Relief {

    /** Of each: middle x and y, one over the reach in x and y, height. */
    private final double[] bumps;

    /** Each bump: middle x, middle y, reach x, reach y, height. */
    Relief(Identity person, Nuisance.Expression expression, Features at) {
        List<double[]> list = new ArrayList<>();
        double old = Math.max(0, (person.of(Trait.AGE) - 30) / 50);
        double smile = Math.max(0, expression.smile());
        double bridge = person.of(Trait.NOSE_BRIDGE);
        double lips = person.of(Trait.LIPS);
        double eye = person.of(Trait.EYE_SIZE);
        double chin = person.of(Trait.CHIN);
        double hollow = 1 - person.of(Trait.CHEEKS);
        double nose = at.noseBase;
        double wide = at.noseWidth;
        double mouth = at.mouth;
        both(list, 0.31, -0.19, 0.42, 0.2, 0.045);
        list.add(new double[] {0, -0.52, 0.75, 0.45, 0.03});
        both(list, at.eyeX, 0.02, 0.32 * eye, 0.21 * eye, -0.1);
        both(list, at.eyeX, 0.02, 0.21 * eye, 0.14 * eye, 0.075);
        list.add(new double[] {at.noseX * 0.3, 0.0, 0.17, 0.32, 0.035 + 0.075 * bridge});
        list.add(new double[] {at.noseX * 0.6, nose * 0.5, 0.175, 0.34, 0.07 + 0.075 * bridge});
        list.add(new double[] {at.noseX, nose - 0.085, wide * 1.2, 0.19, 0.135});
        both(list, at.noseX, wide * 0.82, nose - 0.04, wide * 0.6, 0.115, 0.07);
        list.add(new double[] {0, mouth, 0.5, 0.32, 0.05});
        list.add(new double[] {at.mouthX, mouth - 0.05, 0.3, 0.075, 0.012 + 0.02 * lips});
        list.add(new double[] {at.mouthX, mouth + 0.065, 0.27, 0.1, 0.018 + 0.03 * lips});
        list.add(new double[] {at.mouthX, mouth + 0.17, 0.3, 0.1, -0.04});
        list.add(new double[] {0, at.chin - 0.13, 0.32, 0.22, 0.04 + 0.06 * chin});
        both(list, 0.47, 0.2, 0.4, 0.3, 0.05);
        both(list, 0.5, 0.55, 0.3, 0.34, -0.07 * hollow);
        both(list, 0.38, 0.34, 0.3, 0.24, 0.05 * smile);
        both(
                list,
                (wide + at.mouthHalf) / 2 + 0.06,
                (nose + mouth) / 2,
                0.1,
                0.24,
                -0.016 - 0.03 * old - 0.025 * smile);
        both(list, at.eyeX, 0.16, 0.2, 0.08, 0.02 * old);
        bumps = new double[list.size() * 5];
        for (int i = 0; i < list.size(); i++) {
            double[] bump = list.get(i);
            System.arraycopy(bump, 0, bumps, i * 5, 5);
            bumps[i * 5 + 2] = 1 / bump[2];
            bumps[i * 5 + 3] = 1 / bump[3];
        }
    }

    private static void both(List<double[]> list, double x, double y, double rx, double ry, double height) {
        both(list, 0, x, y, rx, ry, height);
    }

    private static void both(
            List<double[]> list, double middle, double x, double y, double rx, double ry, double height) {
        list.add(new double[] {middle - x, y, rx, ry, height});
        list.add(new double[] {middle + x, y, rx, ry, height});
    }

    /** How far the surface stands out here. */
    double at(double x, double y) {
        double sum = 0;
        for (int i = 0; i < bumps.length; i += 5) {
            double v = (y - bumps[i + 1]) * bumps[i + 3];
            double q = 1 - v * v;
            if (q > 0) {
                double u = (x - bumps[i]) * bumps[i + 2];
                q -= u * u;
                if (q > 0) {
                    sum += q * q * q * bumps[i + 4];
                }
            }
        }
        return sum;
    }
}
