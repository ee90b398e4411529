package org.inversight.engine;

/** How many TorchScript networks are open, for tests of who closes them. */
public final class OpenNetworks {

    private OpenNetworks() {}

    public static int count() {
        return TorchScriptNetwork.open();
    }
}
