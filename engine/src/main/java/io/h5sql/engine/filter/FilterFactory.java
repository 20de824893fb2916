package io.h5sql.engine.filter;

/** Makes a filter from the parameters a dataset's filter pipeline message holds. */
@FunctionalInterface
interface FilterFactory {
    /**
     * @param spec the message's entry
     * @param elementSize bytes of an element of the dataset
     */
    Filter create(FilterSpec spec, int elementSize);
}
