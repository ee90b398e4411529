package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.inversight.people.Attributes;
import org.inversight.people.ImageFrame;
import org.inversight.people.PeopleSet;
import org.inversight.people.PortraitSet;
import org.inversight.train.ImageLabels;
import org.junit.jupiter.api.Test;

class DrawnLabelsTest {

    private static final PortraitSet SET = PeopleSet.PUBLIC.of(ImageFrame.ALIGNED, 5, 300);
    private static final ImageLabels LABELS = DrawnLabels.of(SET);

    @Test
    void eachQuestionHasTheAnswerThatWasDrawn() {
        assertEquals(300 * LABELS.choices(), LABELS.answers().length);
        for (int i = 0; i < 300; i++) {
            int at = i * LABELS.choices();
            for (int q = 0; q < LABELS.sizes().length; q++) {
                int truth = q < Attributes.ALL.size()
                        ? Attributes.ALL.get(q).of(SET.person(i))
                        : q == Attributes.ALL.size()
                                ? SET.nuisance(i).setting().place().ordinal()
                                : SET.nuisance(i).occlusion().occluder().ordinal();
                for (int a = 0; a < LABELS.sizes()[q]; a++) {
                    assertEquals(a == truth ? 1 : 0, LABELS.answers()[at + a]);
                }
                at += LABELS.sizes()[q];
            }
        }
    }

    @Test
    void numbersAreStandardised() {
        for (int k = 0; k < LABELS.numbers(); k++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < 300; i++) {
                double value = LABELS.values()[i * LABELS.numbers() + k];
                sum += value / 300;
                squares += value * value / 300;
            }
            assertEquals(0, sum, 1e-4, "mean of number " + k);
            assertEquals(1, squares, 1e-3, "variance of number " + k);
        }
    }
}
