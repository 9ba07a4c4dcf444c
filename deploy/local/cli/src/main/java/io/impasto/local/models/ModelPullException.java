package io.impasto.local.models;

/** Weights could not be had; the type says at which stage, the message names the thing. Nothing half-written is left behind. */
public abstract sealed class ModelPullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ModelPullException(String message) {
        super(message);
    }

    private ModelPullException(String message, Throwable cause) {
        super(message, cause);
    }

    /** No network has that name. */
    public static final class UnknownModel extends ModelPullException {
        private static final long serialVersionUID = 1L;

        UnknownModel(String message) {
            super(message);
        }
    }

    /** The server answered with another status than 200. */
    public static final class RefusedByServer extends ModelPullException {
        private static final long serialVersionUID = 1L;

        RefusedByServer(String message) {
            super(message);
        }
    }

    /** No connection, or it broke off, or the waiting thread was interrupted. */
    public static final class NotReachable extends ModelPullException {
        private static final long serialVersionUID = 1L;

        NotReachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What came isn't the published file. */
    public static final class WrongHash extends ModelPullException {
        private static final long serialVersionUID = 1L;

        WrongHash(String message) {
            super(message);
        }
    }

    /** The file's pickle asks for a class that no tensor needs. It wasn't made. */
    public static final class RefusedClass extends ModelPullException {
        private static final long serialVersionUID = 1L;

        RefusedClass(String message) {
            super(message);
        }
    }

    /** A tensor that the engine needs isn't in the file. */
    public static final class MissingTensor extends ModelPullException {
        private static final long serialVersionUID = 1L;

        MissingTensor(String message) {
            super(message);
        }
    }

    /** The file isn't one of {@code torch.save}, is damaged, or lays a tensor out in a way that isn't read. */
    public static final class UnreadableFile extends ModelPullException {
        private static final long serialVersionUID = 1L;

        UnreadableFile(String message) {
            super(message);
        }

        UnreadableFile(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The folder can't be written to, or is full. */
    public static final class NotWritable extends ModelPullException {
        private static final long serialVersionUID = 1L;

        NotWritable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
