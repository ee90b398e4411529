package org.inversight.model.net;

/** The networks of colour images, (n, 3, 64, 64). */
final class FaceNetworks {

    private FaceNetworks() {}

    static Layer conv4(int outputs, int latent) {
        return new Headed(
                new Stack(false)
                        .normalisedConvolution(3, 24, 5, 2, 2)
                        .leakyRelu()
                        .normalisedConvolution(24, 48, 3, 1, 1)
                        .leakyRelu()
                        .maxPool()
                        .normalisedConvolution(48, 96, 3, 1, 1)
                        .leakyRelu()
                        .maxPool()
                        .normalisedConvolution(96, 192, 3, 1, 1)
                        .leakyRelu()
                        .maxPool()
                        .flatten()
                        .normalisedDense(3072, 256)
                        .leakyRelu()
                        .build(),
                new Dense(256, outputs, true, false));
    }

    static Layer pooled6(int outputs, int latent) {
        return new Headed(
                pooled(new Stack(false), 16)
                        .flatten()
                        .normalisedDense(3072, 256)
                        .relu()
                        .build(),
                new Dense(256, outputs, true, false));
    }

    static Layer strided9(int outputs, int latent) {
        return new Headed(
                new Stack(false)
                        .normalisedConvolution(3, 24, 3, 2, 1)
                        .relu()
                        .normalisedConvolution(24, 24, 3, 1, 1)
                        .relu()
                        .normalisedConvolution(24, 48, 3, 2, 1)
                        .relu()
                        .normalisedConvolution(48, 48, 3, 1, 1)
                        .relu()
                        .normalisedConvolution(48, 96, 3, 2, 1)
                        .relu()
                        .normalisedConvolution(96, 96, 3, 1, 1)
                        .relu()
                        .normalisedConvolution(96, 160, 3, 2, 1)
                        .relu()
                        .normalisedConvolution(160, 160, 3, 1, 1)
                        .relu()
                        .flatten()
                        .normalisedDense(2560, 128)
                        .relu()
                        .build(),
                new Dense(128, outputs, true, false));
    }

    static Layer conv3(int outputs, int latent) {
        return new Headed(
                new Stack(false)
                        .normalisedConvolution(3, 24, 5, 2, 2)
                        .leakyRelu()
                        .maxPool()
                        .normalisedConvolution(24, 48, 3, 1, 1)
                        .leakyRelu()
                        .maxPool()
                        .normalisedConvolution(48, 96, 3, 1, 1)
                        .leakyRelu()
                        .maxPool()
                        .flatten()
                        .build(),
                new Dense(1536, outputs, true, false));
    }

    static Layer strided4(int outputs, int latent) {
        return new Headed(
                new Stack(false)
                        .normalisedConvolution(3, 24, 3, 2, 1)
                        .relu()
                        .normalisedConvolution(24, 48, 3, 2, 1)
                        .relu()
                        .normalisedConvolution(48, 96, 3, 2, 1)
                        .relu()
                        .normalisedConvolution(96, 160, 3, 2, 1)
                        .relu()
                        .globalMean()
                        .build(),
                new Dense(160, outputs, true, false));
    }

    static Layer patch3(int outputs, int latent) {
        return new Headed(
                new Stack(false)
                        .normalisedConvolution(3, 40, 8, 4, 2)
                        .relu()
                        .normalisedConvolution(40, 64, 3, 1, 1)
                        .relu()
                        .maxPool()
                        .normalisedConvolution(64, 96, 3, 1, 1)
                        .relu()
                        .maxPool()
                        .flatten()
                        .normalisedDense(1536, 128)
                        .relu()
                        .build(),
                new Dense(128, outputs, true, false));
    }

    static Layer generator(int outputs, int latent) {
        return new Stack(false)
                .normalisedDense(latent, 256)
                .relu()
                .normalisedDense(256, 5120)
                .relu()
                .view(80, 8, 8)
                .normalisedConvolution(80, 80, 3, 1, 1)
                .relu()
                .upsample()
                .normalisedConvolution(80, 40, 3, 1, 1)
                .relu()
                .upsample()
                .normalisedConvolution(40, 24, 3, 1, 1)
                .relu()
                .convolution(24, 12, 3, 1, 1)
                .pixelShuffle()
                .sigmoid()
                .build();
    }

    static Layer critic(int outputs, int latent) {
        return critic().dense(3072, 1).scale(Architecture.CRITIC_BOUND).build();
    }

    static Layer kCritic(int outputs, int latent) {
        return new Headed(critic().scale(Architecture.FEATURE_SCALE).build(), new Dense(3072, outputs, true, false));
    }

    static Layer styleGenerator32(int outputs, int latent) {
        return new StyleGenerator(latent, 32);
    }

    static Layer styleGenerator64(int outputs, int latent) {
        return new StyleGenerator(latent, 64);
    }

    static Layer residualCritic32(int outputs, int latent) {
        return new ResidualCritic(outputs, 32, false);
    }

    static Layer residualCritic64(int outputs, int latent) {
        return new ResidualCritic(outputs, 64, false);
    }

    static Layer residualKCritic64(int outputs, int latent) {
        return new ResidualCritic(outputs + 1, 64, true);
    }

    static Layer embedding(int outputs, int latent) {
        return new Stack(false)
                .normalisedConvolution(3, 32, 5, 2, 2)
                .relu()
                .maxPool()
                .normalisedConvolution(32, 64, 3, 1, 1)
                .relu()
                .normalisedConvolution(64, 64, 3, 1, 1)
                .relu()
                .maxPool()
                .normalisedConvolution(64, 128, 3, 1, 1)
                .relu()
                .normalisedConvolution(128, 128, 3, 1, 1)
                .relu()
                .maxPool()
                .normalisedConvolution(128, 192, 3, 1, 1)
                .relu()
                .flatten()
                .normalisedDense(3072, 256)
                .relu()
                .dense(256, outputs)
                .unit()
                .build();
    }

    static Layer attributes(int outputs, int latent) {
        return pooled(new Stack(false), 16)
                .flatten()
                .normalisedDense(3072, 256)
                .relu()
                .dense(256, outputs)
                .build();
    }

    /** Six 3x3 convolutions down to (n, 192, 4, 4); the first has so many channels. */
    private static Stack pooled(Stack stack, int width) {
        return stack.normalisedConvolution(3, width, 3, 1, 1)
                .relu()
                .maxPool()
                .normalisedConvolution(width, 2L * width, 3, 1, 1)
                .relu()
                .maxPool()
                .normalisedConvolution(2L * width, 4L * width, 3, 1, 1)
                .relu()
                .maxPool()
                .normalisedConvolution(4L * width, 8L * width, 3, 1, 1)
                .relu()
                .normalisedConvolution(8L * width, 8L * width, 3, 1, 1)
                .relu()
                .maxPool()
                .normalisedConvolution(8L * width, 192, 3, 1, 1)
                .relu();
    }

    /** Four strided convolutions, flat: (n, 3072). */
    private static Stack critic() {
        return new Stack(true)
                .centre()
                .convolution(3, 24, 4, 2, 1)
                .leakyRelu()
                .convolution(24, 48, 4, 2, 1)
                .leakyRelu()
                .convolution(48, 96, 4, 2, 1)
                .leakyRelu()
                .convolution(96, 192, 4, 2, 1)
                .leakyRelu()
                .flatten();
    }
}
