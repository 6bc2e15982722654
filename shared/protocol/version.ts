/** Raised with every change of a message; the hash test in this folder fails until it is. */
export const protocolVersion = 3;
