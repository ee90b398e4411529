package org.inversight.run;

import org.inversight.data.Images;

/**
 * The images of a run after a step, evaluated by nobody. Evaluators cost several times what the images do, so images
 * are shown more often than they are evaluated.
 *
 * @param runId the run; a preview of another run is stale
 * @param step steps done
 * @param images class-major, as in a {@link Snapshot}
 */
public record Preview(long runId, int step, Images images) {}
