package org.inversight.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inversight.metric.Identification;
import org.inversight.metric.LeakedAttribute;
import org.inversight.metric.Similarity;
import org.inversight.metric.Verdict;

/** What of a run's report is about one person; classes that are no people have nothing of it. */
final class PersonReport {

    private PersonReport() {}

    /**
     * Adds {@code rank1}, {@code rank5}, {@code verified}, {@code cosine} and {@code attributes} as far as they are
     * known.
     *
     * @param row of the class
     * @param own verdicts of the class
     */
    static void add(Map<String, Object> row, List<Verdict> own) {
        Identification people = Identification.of(own);
        if (people != null) {
            row.put("rank1", people.rank1());
            row.put("rank5", people.rank5());
            row.put("verified", people.verified());
            row.put(
                    "cosine",
                    own.stream()
                            .map(Verdict::similarity)
                            .filter(Objects::nonNull)
                            .mapToDouble(Similarity::cosine)
                            .average()
                            .orElseThrow());
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        LeakedAttribute.of(own).forEach(a -> attributes.put(a.name(), a.recovered()));
        if (!attributes.isEmpty()) {
            row.put("attributes", attributes);
        }
    }
}
