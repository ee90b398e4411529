package org.inversight.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.zip.CRC32;
import org.inversight.data.Images;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The drawing is frozen: trained models and measured figures rest on these very images. Whoever
 * changes a line of it trains the people's models anew.
 */
class FrozenTest {

    @ParameterizedTest
    @CsvSource({
        "PRIVATE, 0, b0d5fdad",
        "PRIVATE, 1, 1932e4f3",
        "PRIVATE, 2, 15b2b373",
        "PRIVATE, 3011, a450910b",
        "PRIVATE, 5999, c7cb80cd",
        "PUBLIC, 0, fe404ddc",
        "PUBLIC, 7777, 5d0d9cd",
        "PUBLIC, 19999, 7dd88903",
        "SHIFTED, 0, cf367107",
        "SHIFTED, 7777, c49c651",
        "SHIFTED, 19999, 576ed034"
    })
    void aImageStaysAsItIs(PeopleSet set, int image, String checksum) {
        assertEquals(checksum, checksum(set.of(ImageFrame.BUST, 0, set.count()).image(image, 64)));
    }

    @ParameterizedTest
    @CsvSource({"PRIVATE, 0, b0301301", "PRIVATE, 5999, 72038dc1", "PUBLIC, 7777, 20903467", "SHIFTED, 19999, 3240c134"
    })
    void anAlignedImageStaysAsItIs(PeopleSet set, int image, String checksum) {
        PortraitSet aligned = set.of(ImageFrame.ALIGNED, 0, set.count());
        assertEquals(checksum, checksum(aligned.image(image, 64)));
    }

    private static String checksum(Images image) {
        CRC32 crc = new CRC32();
        for (float value : image.pixels()) {
            crc.update(Math.round(value * 255));
        }
        return Long.toHexString(crc.getValue());
    }
}
