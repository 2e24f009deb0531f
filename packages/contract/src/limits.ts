// How much of a thing is told at once. Apart from the schemas, so that a browser knows it without them.

/** Resources of one Run: all of them are among its Events. */
export const mostResources = 5000
