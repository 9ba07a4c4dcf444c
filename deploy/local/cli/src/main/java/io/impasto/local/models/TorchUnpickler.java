package io.impasto.local.models;

import io.impasto.local.models.ModelPullException.RefusedClass;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Runs the pickles of {@code torch.save} with the classes that tensors are made of, and no others. Every opcode that turns a name into
 * a class is handled here, so the library's own table of constructors and its reflection are out of a file's reach.
 */
final class TorchUnpickler extends Unpickler {

    private static final Map<String, IObjectConstructor> ALLOWED = Map.of(
            "collections.OrderedDict",
            TorchUnpickler::orderedDict,
            "torch.Size",
            arguments -> arguments[0],
            "torch._utils._rebuild_tensor",
            TorchUnpickler::tensor,
            "torch._utils._rebuild_tensor_v2",
            TorchUnpickler::tensor,
            // Files of 2017 hold parameters, which are tensors that know they are trained.
            "torch._utils._rebuild_parameter",
            arguments -> arguments[0],
            "torch.nn.parameter.Parameter",
            arguments -> arguments[0]);

    private final Map<String, ElementType> storageTypes = new HashMap<>();

    /** A storage's class is only named, in a persistent id, never made. */
    private record StorageClass(ElementType type) implements IObjectConstructor {
        @Override
        public Object construct(Object[] arguments) {
            throw new PickleException("a storage is read from the file, not made");
        }
    }

    /** Of all storages that were named so far, by key. */
    Map<String, ElementType> storageTypes() {
        return storageTypes;
    }

    @Override
    protected Object dispatch(short opcode) throws IOException {
        switch (opcode) {
            case Opcodes.GLOBAL -> {
                String module = PickleUtils.readline(input);
                stack.add(allowed(module, PickleUtils.readline(input)));
            }
            case Opcodes.STACK_GLOBAL -> {
                String name = (String) stack.pop();
                stack.add(allowed((String) stack.pop(), name));
            }
            case Opcodes.INST -> {
                String module = PickleUtils.readline(input);
                throw refused(module + "." + PickleUtils.readline(input));
            }
            // An OrderedDict's or a parameter's further attributes; the library would look for a method to call.
            case Opcodes.BUILD -> stack.pop();
            default -> {
                return super.dispatch(opcode);
            }
        }
        return NO_RETURN_VALUE;
    }

    /** ("storage", class, key, device, length), and in files that aren't zip: null or (key of the view, offset, length). */
    @Override
    protected Object persistentLoad(Object id) {
        Object[] parts = (Object[]) id;
        ElementType type = ((StorageClass) parts[1]).type();
        String key = String.valueOf(parts[2]);
        storageTypes.put(key, type);
        if (parts.length > 5 && parts[5] instanceof Object[] view) {
            return new StorageRef(type, key, whole(view[1]), whole(view[2]));
        }
        return new StorageRef(type, key, 0, whole(parts[4]));
    }

    private static IObjectConstructor allowed(String module, String name) {
        String full = module + "." + name;
        Optional<IObjectConstructor> storage = Stream.of(ElementType.values())
                .filter(type -> full.equals("torch." + type.storageClass()))
                .<IObjectConstructor>map(StorageClass::new)
                .findFirst();
        return storage.or(() -> Optional.ofNullable(ALLOWED.get(full))).orElseThrow(() -> refused(full));
    }

    private static RefusedClass refused(String full) {
        return new RefusedClass("the file asks for " + full
                + ", which no tensor needs: it may be made to do harm, so it is not read any further");
    }

    /** Python 3 fills it afterwards; Python 2 gives a list of pairs. */
    private static Object orderedDict(Object[] arguments) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (Object pair : arguments.length == 0 ? List.of() : (List<?>) arguments[0]) {
            List<?> two = sequence(pair);
            map.put(two.get(0), two.get(1));
        }
        return map;
    }

    private static Object tensor(Object[] arguments) {
        return new StoredTensor(
                (StorageRef) arguments[0], whole(arguments[1]), wholes(arguments[2]), wholes(arguments[3]));
    }

    private static List<Long> wholes(Object numbers) {
        return sequence(numbers).stream().map(TorchUnpickler::whole).toList();
    }

    private static List<?> sequence(Object tupleOrList) {
        return tupleOrList instanceof Object[] tuple ? Arrays.asList(tuple) : (List<?>) tupleOrList;
    }

    private static long whole(Object number) {
        return ((Number) number).longValue();
    }
}
