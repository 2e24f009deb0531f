// What is said of one kind of fault.

/** `{name}` in a message is filled from the fault's details. `status` is the HTTP status of RFC 9457 problem+json. */
export type ErrorEntry = { status: number; message: string; remedy: string }
