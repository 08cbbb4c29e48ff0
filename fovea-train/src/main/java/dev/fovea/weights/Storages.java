package dev.fovea.weights;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where a checkpoint keeps the numbers of its storages. */
interface Storages {
    /**
     * The bytes of a whole storage.
     *
     * @throws BadFormat if there is none of that key, or its length is not what the pickle says
     */
    ByteBuffer bytes(Pickled.Storage storage) throws IOException;

    /** A tensor of the pickle with its numbers, checked. */
    default StoredTensor tensor(Pickled.Tensor tensor) throws IOException {
        Strides strides = new Strides(tensor.shape(), tensor.strides());
        ByteBuffer data = bytes(tensor.storage());
        long room = data.remaining() / tensor.type().width() - tensor.storage().start();
        BadFormat.unless(
                tensor.offset() >= 0 && tensor.offset() <= room && strides.span() <= room - tensor.offset(),
                "a tensor of shape %s from element %d on must be within its storage of %d, but is not",
                tensor.shape(),
                tensor.offset(),
                room);
        int first = Math.toIntExact(
                (tensor.storage().start() + tensor.offset()) * tensor.type().width());
        return new StoredTensor(tensor.type(), strides, data.slice(first, data.remaining() - first));
    }

    /** Bytes that a storage must have; where it has no type, its elements are bytes. */
    static long length(Pickled.Storage storage) {
        long width = storage.type() == null ? 1 : storage.type().width();
        BadFormat.unless(
                storage.count() <= Integer.MAX_VALUE / width,
                "a storage must have less than 2 GiB, but has %d elements of %d bytes",
                storage.count(),
                width);
        return storage.count() * width;
    }
}
