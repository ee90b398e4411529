package org.inversight.ui.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.inversight.experiment.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each term of an attack is found in the attack's own formula. */
class TermSpansTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "gmi; prior; −D(G(z))",
                "gmi; identity; L_{id}(T(G(z)), y)",
                "kedmi; prior; −log D(G(z))",
                "vmi; divergence; KL(q ‖ N(0, I))",
                "plg-mi; identity; L_{id}(T(R_{v}(G(z, y))), y)",
                "patch-mi; realism; BCE(D(G(z)), 1)",
                "patch-mi; discriminator; BCE(D(x), 1 − ε)"
            })
    void theTermIsFound(String attack, String term, String part) {
        String formula = Catalogue.standard().attack(attack).entry().formula();
        List<TermSpans.Span> spans = TermSpans.of(formula, List.of("nothing", term));
        assertEquals(1, spans.size());
        assertEquals(1, spans.getFirst().term());
        assertEquals(
                part,
                formula.substring(spans.getFirst().from(), spans.getFirst().to()));
    }

    @ParameterizedTest
    @CsvSource({"gmi", "kedmi", "patch-mi"})
    void theySucceedEachOtherAndDoNotOverlap(String attack) {
        String formula = Catalogue.standard().attack(attack).entry().formula();
        int at = 0;
        for (TermSpans.Span span :
                TermSpans.of(formula, List.of("identity", "prior", "realism", "discriminator", "divergence"))) {
            assertTrue(span.from() >= at && span.to() > span.from(), span.toString());
            at = span.to();
        }
    }
}
