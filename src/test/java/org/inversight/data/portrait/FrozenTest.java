package org.inversight.data.portrait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The drawing is frozen: trained models and measured figures rest on these very pictures. Whoever
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
    void aPictureStaysAsItIs(PeopleSet set, int picture, String checksum) {
        float[] pixels = set.of(0, set.count()).picture(picture, 64).pixels();
        CRC32 crc = new CRC32();
        for (float value : pixels) {
            crc.update(Math.round(value * 255));
        }
        assertEquals(checksum, Long.toHexString(crc.getValue()));
    }
}
