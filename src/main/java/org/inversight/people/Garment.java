package org.inversight.people;

/** What is worn about the neck and shoulders. */
public enum Garment {
    TEE,
    V_NECK,
    SCOOP,
    SHIRT,
    JACKET,
    TURTLENECK,
    HOODIE,
    STAND_COLLAR
}
