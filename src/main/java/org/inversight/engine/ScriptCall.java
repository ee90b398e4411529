package org.inversight.engine;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Calls {@code forward} of a module with gradients recorded, and names what it returns: {@code 0}, {@code 1} in a tuple
 * or list, the key in a dict, the field in a named tuple, {@code 1.0} where one is inside another.
 *
 * <p>DJL's own public call either records no gradient or drops the names, and fails where a network returns None beside
 * its arrays, as GoogLeNet and Inception do. So its native method is called directly.
 */
final class ScriptCall {

    private static final String LIBRARY = "ai.djl.pytorch.jni.PyTorchLibrary";
    private static final MethodHandle RUN;
    private static final MethodHandle WRAP;

    static {
        try {
            Class<?> type = Class.forName(LIBRARY);
            MethodHandles.Lookup library = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            Object instance = library.findStaticGetter(type, "LIB", type).invoke();
            RUN = library.findVirtual(
                            type,
                            "moduleRunMethod",
                            MethodType.methodType(
                                    long.class, long.class, String.class, long[].class, boolean.class, boolean.class))
                    .bindTo(instance);
            WRAP = MethodHandles.privateLookupIn(IValue.class, MethodHandles.lookup())
                    .findConstructor(IValue.class, MethodType.methodType(void.class, long.class));
        } catch (Throwable e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final PtSymbolBlock block;

    /** Names of the fields of a named tuple of this type. */
    private final Function<String, List<String>> fields;

    ScriptCall(PtSymbolBlock block, Function<String, List<String>> fields) {
        this.block = block;
        this.fields = fields;
    }

    /** The named arrays, which belong to the manager of the input; whatever is no array is left out. */
    NDList forward(PtNDArray input) {
        IValue argument = IValue.from(input);
        try (IValue result = run(argument)) {
            NDList out = new NDList();
            unpack(result, "", (PtNDManager) input.getManager(), out);
            return out;
        } finally {
            argument.close();
        }
    }

    private IValue run(IValue argument) {
        try {
            // the first true records gradients; it does not switch the module to training
            long handle = (long)
                    RUN.invoke((long) block.getHandle(), "forward", new long[] {argument.getHandle()}, true, false);
            return (IValue) WRAP.invoke(handle);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void unpack(IValue value, String name, PtNDManager manager, NDList out) {
        if (value.isTensor()) {
            add(value.toTensor(manager), name.isEmpty() ? "0" : name, out);
        } else if (value.isTensorList()) {
            PtNDArray[] arrays = value.toTensorArray(manager);
            for (int i = 0; i < arrays.length; i++) {
                add(arrays[i], inside(name, Integer.toString(i)), out);
            }
        } else if (value.isMap()) {
            Map<String, IValue> entries = new TreeMap<>(value.toIValueMap());
            entries.forEach((key, entry) -> unpackAndClose(entry, inside(name, key), manager, out));
        } else if (value.isTuple()) {
            List<String> names = fields.apply(value.getType());
            IValue[] parts = value.toIValueTuple();
            for (int i = 0; i < parts.length; i++) {
                String part = i < names.size() ? names.get(i) : Integer.toString(i);
                unpackAndClose(parts[i], inside(name, part), manager, out);
            }
        } else if (value.isList()) {
            IValue[] parts = value.toIValueArray();
            for (int i = 0; i < parts.length; i++) {
                unpackAndClose(parts[i], inside(name, Integer.toString(i)), manager, out);
            }
        }
    }

    private void unpackAndClose(IValue value, String name, PtNDManager manager, NDList out) {
        try (value) {
            unpack(value, name, manager, out);
        }
    }

    private static void add(PtNDArray array, String name, NDList out) {
        array.setName(name);
        out.add(array);
    }

    private static String inside(String outer, String name) {
        return outer.isEmpty() ? name : outer + "." + name;
    }
}
