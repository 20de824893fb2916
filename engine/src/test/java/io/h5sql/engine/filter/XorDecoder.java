package io.h5sql.engine.filter;

/** A user's filter, found through the service file of the tests: each byte xor the parameter. */
public final class XorDecoder implements FilterDecoder {
    static final int ID = 311;

    @Override
    public int id() {
        return ID;
    }

    @Override
    public String name() {
        return "xor";
    }

    @Override
    public byte[] decode(byte[] stored, int[] clientData, int elementSize, int limit) {
        byte[] decoded = new byte[stored.length];
        for (int i = 0; i < stored.length; i++) {
            decoded[i] = (byte) (stored[i] ^ clientData[0]);
        }
        return decoded;
    }
}
