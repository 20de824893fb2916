package io.h5sql.engine.compute;

/** An operation on two numbers. */
public enum ArithmeticOperation {
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDE("/"),
    MODULO("MOD");

    private final String symbol;

    ArithmeticOperation(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }
}
