package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inversight.data.Panel;
import org.junit.jupiter.api.Test;

/** What the attacks that only ask show of the latent space, and that looking costs nothing. */
class QueryPanelsTest extends QueryAttackCase {

    @Test
    void lookingChangesNothingAndAsksNothing() {
        for (AttackType type : List.of(BrepMiAttack.TYPE, MirrorAttack.TYPE)) {
            Map<String, Object> given = type == MirrorAttack.TYPE ? Map.of("mirror.pre-sample", 100) : Map.of();
            try (Attack unseen = attack(type, given);
                    Attack seen = attack(type, given)) {
                for (int step = 1; step <= 4; step++) {
                    step(unseen, step);
                    step(seen, step);
                    panels(seen);
                }
                assertEquals(unseen.queries(), seen.queries());
                assertArrayEquals(images(unseen), images(seen), type.entry().id());
            }
        }
    }

    @Test
    void theSphereIsDrawnWithItsSamples() {
        BrepMiAttack attack =
                new BrepMiAttack(inputs(BrepMiAttack.TYPE, Map.of(), target, generator, List.of(3, 1), 2));
        Panel.Scatter searching = (Panel.Scatter) panels(attack).getFirst();
        assertTrue(searching.note().startsWith("No latent yet"), searching.note());
        for (int step = 1; step <= 3; step++) {
            step(attack, step);
        }
        List<Panel> panels = panels(attack);
        assertEquals(
                List.of("spheres", "spheres"), panels.stream().map(Panel::id).toList());
        Panel.Scatter scatter = (Panel.Scatter) panels.getFirst();
        assertEquals("3", scatter.heading());
        assertEquals(searching.caption(), scatter.caption());
        assertTrue(scatter.note().startsWith("Radius "), scatter.note());
        Sphere sphere = attack.spheres().get(0);
        List<String> names = scatter.series().stream().map(Panel.Series::name).toList();
        assertEquals(List.of("sphere", "path so far", "centre", "labelled 3", "labelled otherwise"), names);
        Panel.Series in = scatter.series().get(3);
        Panel.Series out = scatter.series().get(4);
        assertEquals(32, in.x().length + out.x().length);
        assertEquals(sphere.share(), in.x().length / 32.0, 1e-9);
        for (Panel.Series series : List.of(in, out)) {
            for (int i = 0; i < series.x().length; i++) {
                assertEquals(
                        sphere.sampledRadius(), Math.hypot(series.x()[i], series.y()[i]), 1e-4, "at its true distance");
            }
        }
        double[] way = sphere.way();
        assertEquals(-Math.sqrt(Plane.dot(way, way)), scatter.series().get(1).x()[0], 1e-5);
    }

    @Test
    void thePopulationIsDrawnOnThePlaneOfItsFirstGeneration() {
        MirrorAttack attack = new MirrorAttack(inputs(
                MirrorAttack.TYPE,
                Map.of("mirror.pre-sample", 30, "mirror.population", 30),
                target,
                generator,
                List.of(3, 1),
                2));
        assertEquals(List.of(), panels(attack));
        step(attack, 1);
        Panel.Scatter first = (Panel.Scatter) panels(attack).getFirst();
        assertEquals("populations", first.id());
        assertEquals(29, first.series().get(0).x().length);
        assertEquals(1, first.series().get(1).x().length);
        float[] elite = attack.populations().getFirst().elite().latent();
        double[] mean = new double[QueryNoise.LATENT];
        for (LatentPopulation.Member member : attack.populations().getFirst().members()) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += member.latent()[j] / 30;
            }
        }
        double distance = 0;
        for (int j = 0; j < mean.length; j++) {
            distance += (elite[j] - mean[j]) * (elite[j] - mean[j]);
        }
        double shown =
                Math.hypot(first.series().get(1).x()[0], first.series().get(1).y()[0]);
        assertTrue(shown > 0 && shown <= Math.sqrt(distance) + 1e-6, "a shadow is not longer");
    }

    /** Points vary along (0, 0, 3, 4), less along (0, 0, −4, 3), still less along the second axis, and not otherwise. */
    @Test
    void thePrincipalPlaneIsThatOfTheLargestVariances() {
        List<float[]> points = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double a = 5 * Math.cos(i);
            double b = 2 * Math.sin(2.3 * i);
            double c = 0.3 * Math.cos(3.1 * i + 1);
            points.add(new float[] {7, (float) c, (float) (1 + 0.6 * a - 0.8 * b), (float) (2 + 0.8 * a + 0.6 * b)});
        }
        Plane plane = Plane.principal(points);
        double sign = Math.signum(plane.horizontal()[2]);
        assertArrayEquals(new double[] {0, 0, 0.6, 0.8}, scaled(plane.horizontal(), sign), 0.03);
        double other = -Math.signum(plane.vertical()[2]);
        assertArrayEquals(new double[] {0, 0, -0.8, 0.6}, scaled(plane.vertical(), other), 0.03);
        assertEquals(0, Plane.dot(plane.horizontal(), plane.vertical()), 1e-9);
        assertEquals(1, Plane.dot(plane.vertical(), plane.vertical()), 1e-9);
    }

    @Test
    void aSpaceOfOneDimensionIsShownAsALine() {
        Plane plane = Plane.principal(List.of(new float[] {1}, new float[] {4}, new float[] {-2}));
        assertEquals(3, Math.abs(plane.x(new float[] {4})), 1e-6);
        assertEquals(0, plane.y(new float[] {4}), 0);
    }

    @Test
    void aPlaneAlongParallelVectorsTakesAnAxis() {
        Plane plane = Plane.along(new double[3], List.of(new double[] {0, 2, 0}, new double[] {0, -5, 0}));
        assertArrayEquals(new double[] {0, 1, 0}, plane.horizontal(), 1e-12);
        assertArrayEquals(new double[] {1, 0, 0}, plane.vertical(), 1e-12);
    }
}
