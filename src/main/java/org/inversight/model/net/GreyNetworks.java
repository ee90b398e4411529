package org.inversight.model.net;

/** The networks of grey images, (n, 1, 32, 32). */
final class GreyNetworks {

    private GreyNetworks() {}

    static Layer conv3(int outputs, int latent) {
        return new Headed(
                new Stack(false)
                        .normalisedConvolution(1, 64, 7, 1, 1)
                        .leakyRelu()
                        .maxPool()
                        .normalisedConvolution(64, 128, 5, 1, 0)
                        .leakyRelu()
                        .maxPool()
                        .normalisedConvolution(128, 256, 5, 1, 0)
                        .leakyRelu()
                        .flatten()
                        .build(),
                new Dense(256, outputs, true, false));
    }

    static Layer conv5(int outputs, int latent) {
        return new Headed(
                new Stack(false)
                        .normalisedConvolution(1, 32, 7, 1, 1)
                        .leakyRelu()
                        .maxPool()
                        .normalisedConvolution(32, 64, 5, 1, 0)
                        .leakyRelu()
                        .maxPool()
                        .normalisedConvolution(64, 128, 5, 1, 0)
                        .leakyRelu()
                        .normalisedConvolution(128, 256, 3, 1, 1)
                        .leakyRelu()
                        .normalisedConvolution(256, 512, 3, 1, 1)
                        .leakyRelu()
                        .flatten()
                        .build(),
                new Dense(512, outputs, true, false));
    }

    static Layer strided7(int outputs, int latent) {
        return new Headed(
                new Stack(false)
                        .normalisedConvolution(1, 32, 3, 1, 1)
                        .relu()
                        .normalisedConvolution(32, 32, 3, 2, 1)
                        .relu()
                        .normalisedConvolution(32, 64, 3, 1, 1)
                        .relu()
                        .normalisedConvolution(64, 64, 3, 2, 1)
                        .relu()
                        .normalisedConvolution(64, 128, 3, 1, 1)
                        .relu()
                        .normalisedConvolution(128, 128, 3, 2, 1)
                        .relu()
                        .flatten()
                        .normalisedDense(2048, 128)
                        .relu()
                        .build(),
                new Dense(128, outputs, true, false));
    }

    static Layer conv2(int outputs, int latent) {
        return new Headed(
                new Stack(false)
                        .normalisedConvolution(1, 32, 7, 1, 1)
                        .leakyRelu()
                        .maxPool()
                        .normalisedConvolution(32, 64, 5, 1, 0)
                        .leakyRelu()
                        .flatten()
                        .build(),
                new Dense(6400, outputs, true, false));
    }

    static Layer conv3Narrow(int outputs, int latent) {
        return new Headed(
                new Stack(false)
                        .normalisedConvolution(1, 32, 7, 1, 1)
                        .leakyRelu()
                        .maxPool()
                        .normalisedConvolution(32, 64, 5, 1, 0)
                        .leakyRelu()
                        .maxPool()
                        .normalisedConvolution(64, 128, 5, 1, 0)
                        .leakyRelu()
                        .flatten()
                        .build(),
                new Dense(128, outputs, true, false));
    }

    static Layer strided4(int outputs, int latent) {
        return new Headed(
                new Stack(false)
                        .normalisedConvolution(1, 24, 3, 2, 1)
                        .relu()
                        .normalisedConvolution(24, 48, 3, 1, 1)
                        .relu()
                        .maxPool()
                        .normalisedConvolution(48, 96, 3, 1, 1)
                        .relu()
                        .normalisedConvolution(96, 128, 3, 2, 1)
                        .relu()
                        .globalMean()
                        .build(),
                new Dense(128, outputs, true, false));
    }

    static Layer generator32(int outputs, int latent) {
        return new Stack(false)
                .normalisedDense(latent, 4096)
                .relu()
                .view(256, 4, 4)
                .upsample()
                .normalisedConvolution(256, 128, 3, 1, 1)
                .relu()
                .upsample()
                .normalisedConvolution(128, 64, 3, 1, 1)
                .relu()
                .upsample()
                .convolution(64, 1, 3, 1, 1)
                .sigmoid()
                .build();
    }

    static Layer generator32Half(int outputs, int latent) {
        return new Stack(false)
                .normalisedDense(latent, 2048)
                .relu()
                .view(128, 4, 4)
                .upsample()
                .normalisedConvolution(128, 64, 3, 1, 1)
                .relu()
                .upsample()
                .normalisedConvolution(64, 32, 3, 1, 1)
                .relu()
                .convolution(32, 4, 3, 1, 1)
                .pixelShuffle()
                .sigmoid()
                .build();
    }

    static Layer critic32(int outputs, int latent) {
        return critic(64)
                .flatten()
                .dense(4096, 1)
                .scale(Architecture.CRITIC_BOUND)
                .build();
    }

    static Layer critic32Half(int outputs, int latent) {
        return critic(32)
                .flatten()
                .dense(2048, 1)
                .scale(Architecture.CRITIC_BOUND)
                .build();
    }

    static Layer kCritic32(int outputs, int latent) {
        return new Headed(
                critic(64).flatten().scale(Architecture.FEATURE_SCALE).build(), new Dense(4096, outputs, true, false));
    }

    static Layer kCritic32Half(int outputs, int latent) {
        return new Headed(
                critic(32).flatten().scale(Architecture.FEATURE_SCALE).build(), new Dense(2048, outputs, true, false));
    }

    private static Stack critic(int width) {
        return new Stack(true)
                .convolution(1, width, 5, 2, 2)
                .leakyRelu()
                .convolution(width, 2L * width, 5, 2, 2)
                .leakyRelu()
                .convolution(2L * width, 4L * width, 5, 2, 2)
                .leakyRelu();
    }
}
