package org.inversight;

public final class Main {
    public static void main(String[] args) {
        System.out.println(String.join("|", args) + " " + Runtime.version());
    }
}
